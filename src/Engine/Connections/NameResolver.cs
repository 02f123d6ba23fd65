using System.Net;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Asks the system's resolver, on threads of its own.</summary>
/// <remarks>The resolver blocks and can neither be timed nor stopped. On the pool's threads a name server that does not answer
/// would hold up every completion of the process; so a few threads ask, and whoever waits for an answer may stop
/// waiting.</remarks>
internal static class NameResolver
{
    // As many names as can be waited for at once; further ones queue.
    private const int MaxThreads = 32;
    private const int IdleMilliseconds = 5_000;

    // Threads that ask how long an answer is good; the others are for those who wait.
    private const int MaxLearning = MaxThreads / 4;

    // The resolver's modules are native code with buffers on the stack.
    private const int StackBytes = 512 * 1024;

    private static readonly object Monitored = new();
    private static readonly Queue<Question> Waiting = new();
    private static readonly Dictionary<string, Question> Open = [];
    private static int _threads, _idle, _learning;

    /// <summary>What the resolver said: addresses, or why there are none.</summary>
    /// <param name="TimeToLive">Of the addresses; known later, and only if somebody has asked for it.</param>
    internal readonly record struct Answer(IPAddress[] Addresses, TimeToLive TimeToLive, Exception? Failure);

    private sealed class Question(string host)
    {
        public string Host { get; } = host;

        /// <summary>Somebody wants to know how long the answer is good.</summary>
        public bool WantsTime { get; set; }

        public TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Asks for the addresses of a name; those who ask for the same name meanwhile share the answer.</summary>
    /// <param name="wantsTime">Also for how long they are good.</param>
    public static Task<Answer> AskAsync(string host, bool wantsTime)
    {
        lock (Monitored)
        {
            if (Open.TryGetValue(host, out Question? asked))
            {
                asked.WantsTime |= wantsTime;
                return asked.Answered.Task;
            }
            // An idle thread counts until it has woken, so those already asked to wake are taken off. The thread comes first:
            // when it cannot be made and nobody else answers, nothing must be left waiting.
            if (Waiting.Count >= _idle && _threads < MaxThreads) StartThread();
            Question question = Open[host] = new Question(host) { WantsTime = wantsTime };
            Waiting.Enqueue(question);
            Monitor.Pulse(Monitored);
            return question.Answered.Task;
        }
    }

    private static void StartThread()
    {
        try
        {
            new Thread(Work, StackBytes) { IsBackground = true, Name = "name lookup" }.UnsafeStart();
            _threads++;
        }
        catch (OutOfMemoryException) when (_threads > 0)
        {
            // the threads that are there answer, one name after the other
        }
    }

    private static void Work()
    {
        while (Next() is { } question)
        {
            Answer answer;
            try
            {
                IPAddress[] addresses = Dns.GetHostAddresses(question.Host);
                answer = new Answer(addresses, new TimeToLive(Environment.TickCount64), null);
            }
            catch (Exception failure)
            {
                // Whatever it is, those who wait are told; nothing may leave a thread of ours and end the process.
                answer = new Answer([], new TimeToLive(0), failure);
            }
            lock (Monitored) Open.Remove(question.Host); // nobody changes the question any more
            question.Answered.SetResult(answer);
            if (question.WantsTime && answer.Addresses.Length > 0) LearnTime(question.Host, answer);
        }
    }

    // Nobody waits for it: a name that no name server knows, as one of a file, may take the resolver long to find out.
    private static void LearnTime(string host, Answer answer)
    {
        try
        {
            if (Interlocked.Increment(ref _learning) <= MaxLearning && TimeToLiveQuery.Ask(host, answer.Addresses) is { } seconds)
            {
                answer.TimeToLive.Set(seconds);
            }
        }
        catch (Exception)
        {
            // As above: nothing may leave this thread. The time stays unknown.
        }
        finally
        {
            Interlocked.Decrement(ref _learning);
        }
    }

    private static Question? Next()
    {
        lock (Monitored)
        {
            while (true)
            {
                if (Waiting.TryDequeue(out Question? question)) return question;
                _idle++;
                bool pulsed = Monitor.Wait(Monitored, IdleMilliseconds);
                _idle--;
                if (pulsed || Waiting.Count > 0) continue;
                _threads--;
                return null;
            }
        }
    }
}

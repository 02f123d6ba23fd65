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

    // The resolver's modules are native code with buffers on the stack.
    private const int StackBytes = 512 * 1024;

    private static readonly object Monitored = new();
    private static readonly Queue<Question> Waiting = new();
    private static readonly Dictionary<string, Question> Open = [];
    private static int _threads, _idle;

    /// <summary>What the resolver said: addresses, or why there are none.</summary>
    internal readonly record struct Answer(IPAddress[] Addresses, Exception? Failure);

    private sealed class Question(string host)
    {
        public string Host { get; } = host;

        public TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Asks for the addresses of a name; those who ask for the same name meanwhile share the answer.</summary>
    public static Task<Answer> AskAsync(string host)
    {
        lock (Monitored)
        {
            if (Open.TryGetValue(host, out Question? asked)) return asked.Answered.Task;
            // An idle thread counts until it has woken, so those already asked to wake are taken off. The thread comes first:
            // when it cannot be made and nobody else answers, nothing must be left waiting.
            if (Waiting.Count >= _idle && _threads < MaxThreads) StartThread();
            Question question = Open[host] = new Question(host);
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
                answer = new Answer(Dns.GetHostAddresses(question.Host), null);
            }
            catch (Exception failure)
            {
                // Whatever it is, those who wait are told; nothing may leave a thread of ours and end the process.
                answer = new Answer([], failure);
            }
            lock (Monitored) Open.Remove(question.Host);
            question.Answered.SetResult(answer);
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

using System.Runtime.CompilerServices;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Small sends that are asked for on a thread that serves sockets, until that thread has seen to what was ready: then they
/// are made one after the other, and who has asked for them goes on in the next round.</summary>
/// <remarks>A server that has nothing to do is woken by the first of them and finds the others when it has answered. Made one at
/// a time each would wake it anew, and waking a sleeper costs more than the send itself. In the next round the response is
/// mostly there; looking for it at once is a call for nothing.
/// A thread that serves sockets goes on where its completions run inline (<see cref="SocketStart"/>), which is never so on
/// Windows, and for those only who have promised not to block.</remarks>
internal sealed class SendRound
{
    /// <summary>What is larger keeps a server busy by itself. In bytes.</summary>
    public const int MaxSend = 4096;

    // Enough for a server to have something to do meanwhile, few enough that what was touched when they were asked for is near.
    private const int Full = 32;

    // A program that sends this often, with the promise, may have many exchanges at once.
    private const int Worthwhile = 64;

    // Sends that are not postponed after one that was alone: for those who wait for one response before they send again.
    private const int SendsAlone = 64;

    [ThreadStatic]
    private static SendRound? _ofThread;

    private static int _seen, _attempts;

    private readonly RoundSignal _signal;
    private readonly Queue<Action> _unsent = new(), _sent = new();
    private int _sends, _alone;
    private bool _isRaised, _isSending;

    private SendRound(RoundSignal signal) => _signal = signal;

    /// <summary>The round that a send on this thread is to wait for, or null: it is to be made at once.</summary>
    public static SendRound? Join()
    {
        SendRound? round = _ofThread;
        if (round is null)
        {
            if (_seen < Worthwhile && ++_seen == Worthwhile) Prepare();
            return null;
        }
        if (round._alone > 0)
        {
            round._alone--;
            return null;
        }
        return round.Raise() ? round : null;
    }

    /// <summary>Nobody's callback runs on this thread now: what has come together by then can be sent.</summary>
    public static void EndOfCallbacks()
    {
        if (_ofThread is { } round && round._unsent.Count >= Full) round.Send();
    }

    /// <summary>For who has joined: until it is time to send.</summary>
    public Turn Sending => new(this, _unsent);

    /// <summary>For who has sent: until it is time to go on. At once for one whose send had to wait and ended on another thread.</summary>
    public Turn GoingOn => _ofThread == this && Raise() ? new(this, _sent) : default;

    // One for each thread. The runtime gives sockets to its threads in turn; another socket may have taken a turn in between.
    private static void Prepare()
    {
        const int AttemptsForOne = 4;
        _attempts = (AttemptsForOne - 1) * SocketStart.Threads;
        for (int i = 0; i < SocketStart.Threads; i++) Start();
    }

    private static void Start()
    {
        if (RoundSignal.TryMake() is not { } signal) return;
        _ = new SendRound(signal).ServeAsync();
        if (!signal.Raise()) signal.Dispose(); // which ends it
    }

    private async Task ServeAsync()
    {
        using RoundSignal signal = _signal;
        // It waits before it is raised, or it would go on here, on a thread that serves nobody.
        Task raised = signal.WaitAsync();
        await raised.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!raised.IsCompletedSuccessfully || Thread.CurrentThread.IsThreadPoolThread) return; // no thread serves sockets here
        if (_ofThread is not null)
        {
            if (Interlocked.Decrement(ref _attempts) >= 0) Start();
            return;
        }
        _ofThread = this;
        do
        {
            // First: what is raised from now on belongs to the next round, after what is ready by then.
            raised = signal.WaitAsync();
            _isRaised = false;
            Go();
            await raised.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (raised.IsCompletedSuccessfully);
        // The program has closed its descriptors: without it, then.
        _ofThread = null;
        Send();
        GoOn(_sent.Count);
    }

    private void Go()
    {
        GoOn(Math.Min(_sent.Count, Full));
        Send();
        if (_sends == 1) _alone = SendsAlone;
        _sends = 0;
        if (_sent.Count > 0 && !Raise()) GoOn(_sent.Count);
    }

    private void GoOn(int count)
    {
        while (count-- > 0 && _sent.TryDequeue(out Action? goOn)) goOn();
    }

    private void Send()
    {
        if (_isSending) return;
        _isSending = true;
        while (_unsent.TryDequeue(out Action? send))
        {
            _sends++;
            send();
        }
        _isSending = false;
    }

    private bool Raise() => _isRaised || (_isRaised = _signal.Raise());

    /// <summary>A place in a queue of the thread, to be awaited there at once.</summary>
    internal readonly struct Turn(SendRound round, Queue<Action> queue) : ICriticalNotifyCompletion
    {
        /// <summary>Only of one that there is not.</summary>
        public bool IsCompleted => round is null;

        public Turn GetAwaiter() => this;

        public void GetResult()
        {
            // There is none.
        }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation) => queue.Enqueue(continuation);
    }
}

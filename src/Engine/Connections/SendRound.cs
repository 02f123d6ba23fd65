using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Small sends that are asked for on a thread that serves sockets, until that thread has seen to what was ready: then they
/// are made one after the other. Awaiting one waits for that.</summary>
/// <remarks>A server that has nothing to do is woken by the first of them and finds the others when it has answered. Made one at
/// a time each would wake it anew, and waking a sleeper costs more than the send itself.
/// A thread that serves sockets goes on where its completions run inline (<see cref="SocketStart"/>), which is never so on
/// Windows, and for those only who have promised not to block.</remarks>
internal sealed class SendRound : ICriticalNotifyCompletion
{
    /// <summary>What is larger keeps a server busy by itself. In bytes.</summary>
    public const int MaxSend = 4096;

    // Enough that the server finds the next one, few enough that memory touched when they were asked for is still near.
    private const int Full = 16;

    // A program that sends this often, with the promise, may have many exchanges at once.
    private const int Worthwhile = 64;

    // Sends that are not postponed after one that was alone: for those who wait for one response before they send again.
    private const int SendsAlone = 64;

    [ThreadStatic]
    private static SendRound? _ofThread;

    private static int _seen, _attempts;

    private readonly RoundSignal _signal;
    private List<Action> _waiting = [], _spare = [];
    private int _sent, _alone;
    private bool _isRaised, _isSending;

    private SendRound(RoundSignal signal) => _signal = signal;

    public bool IsCompleted => false;

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
        if (!round._isRaised && !(round._isRaised = round._signal.Raise())) return null;
        return round;
    }

    /// <summary>Nobody's callback runs on this thread now: a round that is full can be sent.</summary>
    public static void EndOfCallbacks()
    {
        SendRound? round = _ofThread;
        if (round is not null && round._waiting.Count >= Full) round.Send();
    }

    public SendRound GetAwaiter() => this;

    public void GetResult()
    {
        // There is none; the thread that joined is the one that goes on.
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => _waiting.Add(continuation);

    // One for each thread. The runtime gives sockets to its threads in turn; another socket may have taken a turn in between.
    private static void Prepare()
    {
        const int AttemptsForOne = 4;
        _attempts = (AttemptsForOne - 1) * SocketStart.Threads;
        for (int i = 0; i < SocketStart.Threads; i++) Start();
    }

    private static void Start()
    {
        if (RoundSignal.TryMake() is { } signal) _ = new SendRound(signal).ServeAsync();
    }

    private async Task ServeAsync()
    {
        using RoundSignal signal = _signal;
        Task raised = signal.WaitAsync();
        if (!signal.Raise()) return;
        try
        {
            await raised.ConfigureAwait(false);
            if (Thread.CurrentThread.IsThreadPoolThread) return; // no thread serves sockets here
            if (_ofThread is not null)
            {
                if (Interlocked.Decrement(ref _attempts) >= 0) Start();
                return;
            }
            _ofThread = this;
            while (true)
            {
                // First: what is raised while the round is sent belongs to the next one, after what is ready by then.
                raised = signal.WaitAsync();
                _isRaised = false;
                Send();
                if (_sent == 1) _alone = SendsAlone;
                _sent = 0;
                await raised.ConfigureAwait(false);
            }
        }
        catch (SocketException)
        {
            // Only what could not be raised again; nobody waits for it.
            _ofThread = null;
        }
    }

    private void Send()
    {
        if (_isSending) return; // those of the next round have raised it
        _isSending = true;
        List<Action> round = _waiting;
        _waiting = _spare;
        _sent += round.Count;
        foreach (Action send in round) send();
        round.Clear();
        _spare = round;
        _isSending = false;
    }
}

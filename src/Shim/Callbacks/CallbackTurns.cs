namespace WinHttpCompat.Shim.Callbacks;

/// <summary>How many completions run at the same time on threads of the library. Those beyond the limit wait in order for
/// a thread whose turn ends; no thread waits with them.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_WORKER_THREAD_COUNT.</remarks>
internal static class CallbackTurns
{
    private static readonly Lock Change = new();
    private static readonly Queue<PendingOperation> Waiting = new();
    private static int _taken;

    // Whether this thread has a turn: what completes inside its callback belongs to it.
    [ThreadStatic]
    private static bool _isMine;

    /// <summary>0 = no limit. Set once, before the first operation.</summary>
    public static int Limit { get; set; }

    /// <summary>Delivers a completion when a turn is free: now, or later on another thread.</summary>
    public static void Deliver(PendingOperation operation)
    {
        if (_isMine)
        {
            operation.DeliverNow();
            return;
        }
        lock (Change)
        {
            if (_taken >= Limit)
            {
                Waiting.Enqueue(operation);
                return;
            }
            _taken++;
        }
        Take(operation);
    }

    private static void Take(PendingOperation first)
    {
        _isMine = true;
        for (PendingOperation? next = first; next is not null; next = Next()) next.DeliverNow();
        _isMine = false;
    }

    /// <returns>Null: the turn is over, or somebody else's.</returns>
    private static PendingOperation? Next()
    {
        PendingOperation? next;
        lock (Change)
        {
            if (!Waiting.TryDequeue(out next))
            {
                _taken--;
                return null;
            }
        }
        if (Thread.CurrentThread.IsThreadPoolThread) return next;
        // This one has all sockets to serve, or is the program's; whoever is told next may block.
        ThreadPool.UnsafeQueueUserWorkItem(Take, next, preferLocal: false);
        return null;
    }
}

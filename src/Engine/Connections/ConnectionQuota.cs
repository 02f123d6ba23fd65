using WinHttpCompat.Engine.Sessions;

namespace WinHttpCompat.Engine.Connections;

/// <summary>How many connections one session uses to one server; those beyond the limit wait in order.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_MAX_CONNS_PER_SERVER.</remarks>
internal sealed class ConnectionQuota(ClientSession session)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private uint _inUse;

    /// <summary>Takes a place, waiting for one if need be.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised first.</exception>
    public ValueTask EnterAsync(CancellationToken stop)
    {
        LinkedListNode<TaskCompletionSource> turn;
        lock (_lock)
        {
            if (_inUse < session.MaxConnectionsPerServer && _waiting.Count == 0)
            {
                _inUse++;
                return ValueTask.CompletedTask;
            }
            turn = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        if (session.Mode is CallMode.Asynchronous) return WaitAsync(turn, stop);
        ValueTask waited = new(BlockingWait(turn, stop));
        return waited;
    }

    /// <summary>Gives a place back; the longest waiting request gets it.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _inUse--;
            // More than one may pass when the limit was raised meanwhile.
            while (_inUse < session.MaxConnectionsPerServer && _waiting.First is { } next)
            {
                _waiting.RemoveFirst();
                _inUse++;
                next.Value.SetResult();
            }
        }
    }

    private async ValueTask WaitAsync(LinkedListNode<TaskCompletionSource> turn, CancellationToken stop)
    {
        try
        {
            await turn.Value.Task.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            GiveUp(turn);
            throw;
        }
    }

    private Task BlockingWait(LinkedListNode<TaskCompletionSource> turn, CancellationToken stop)
    {
        try
        {
            turn.Value.Task.Wait(stop);
            return Task.CompletedTask;
        }
        catch (OperationCanceledException)
        {
            GiveUp(turn);
            return Task.FromCanceled(stop);
        }
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> turn)
    {
        bool hadPlace;
        lock (_lock)
        {
            hadPlace = turn.Value.Task.IsCompleted;
            if (!hadPlace) _waiting.Remove(turn);
        }
        if (hadPlace) Leave();
    }
}

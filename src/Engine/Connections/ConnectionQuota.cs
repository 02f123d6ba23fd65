using WinHttpCompat.Engine.Sessions;

namespace WinHttpCompat.Engine.Connections;

/// <summary>How many connections one session uses to one server; those beyond the limit wait in order.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_MAX_CONNS_PER_SERVER and WINHTTP_OPTION_MAX_CONNS_PER_1_0_SERVER.</remarks>
internal sealed class ConnectionQuota(ClientSession session, ServerKey server)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private uint _inUse;
    private bool _retired;
    private volatile bool _serverIsOld;
    private int _firstUses;

    private uint Limit => _serverIsOld ? Math.Min(session.MaxConnectionsPerOldServer, session.MaxConnectionsPerServer) : session.MaxConnectionsPerServer;

    /// <summary>Takes a place, waiting for one if need be.</summary>
    /// <returns>False when this quota has retired and the session has another one, or none.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised first.</exception>
    public ValueTask<bool> TryEnterAsync(CancellationToken stop)
    {
        LinkedListNode<TaskCompletionSource> turn;
        lock (_lock)
        {
            if (_retired) return ValueTask.FromResult(false);
            if (_inUse < Limit && _waiting.Count == 0)
            {
                _inUse++;
                return ValueTask.FromResult(true);
            }
            turn = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        if (session.Mode is not CallMode.Blocking) return WaitAsync(turn, stop);
        return new ValueTask<bool>(BlockingWait(turn, stop));
    }

    /// <summary>Takes a place only if one is free now and nobody waits.</summary>
    public bool TryEnterAtOnce()
    {
        lock (_lock)
        {
            if (_retired || _inUse >= Limit || _waiting.Count > 0) return false;
            _inUse++;
            return true;
        }
    }

    /// <summary>True for the first caller only.</summary>
    public bool ClaimFirstUse() => Interlocked.Exchange(ref _firstUses, 1) == 0;

    /// <summary>The server has answered with this version of HTTP/1.</summary>
    /// <param name="minorVersion">The digit after "HTTP/1.".</param>
    public void Learn(int minorVersion)
    {
        bool isOld = minorVersion == 0;
        if (_serverIsOld == isOld) return;
        _serverIsOld = isOld;
        Widen();
    }

    /// <summary>Gives a place back; the longest waiting request gets it.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _inUse--;
            LetPass();
            if (_inUse > 0 || !session.KnowsManyServers) return;
            _retired = true;
        }
        session.Forget(server, this);
    }

    /// <summary>The limit was raised: as many as now have a place go on.</summary>
    public void Widen()
    {
        lock (_lock) LetPass();
    }

    private void LetPass()
    {
        while (_inUse < Limit && _waiting.First is { } next)
        {
            _waiting.RemoveFirst();
            _inUse++;
            next.Value.SetResult();
        }
    }

    private async ValueTask<bool> WaitAsync(LinkedListNode<TaskCompletionSource> turn, CancellationToken stop)
    {
        try
        {
            await turn.Value.Task.WaitAsync(stop).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            GiveUp(turn);
            throw;
        }
    }

    private Task<bool> BlockingWait(LinkedListNode<TaskCompletionSource> turn, CancellationToken stop)
    {
        try
        {
            turn.Value.Task.Wait(stop);
            return Task.FromResult(true);
        }
        catch (OperationCanceledException)
        {
            GiveUp(turn);
            return Task.FromCanceled<bool>(stop);
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

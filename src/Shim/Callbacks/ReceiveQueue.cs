namespace WinHttpCompat.Shim.Callbacks;

/// <summary>Remembers a WinHttpReceiveResponse that came while the send was still pending.</summary>
internal sealed class ReceiveQueue
{
    private enum State
    {
        Closed,
        Open,
        Queued,

        /// <summary>The send has ended, the queued receive has not begun.</summary>
        Due,
    }

    private volatile State _state;

    /// <summary>A send begins: a receive may be queued behind it.</summary>
    public void Open() => Interlocked.Exchange(ref _state, State.Open);

    /// <returns>False when no send is pending, or one is queued already.</returns>
    public bool TryQueue() => Interlocked.CompareExchange(ref _state, State.Queued, State.Open) == State.Open;

    /// <summary>A receive was accepted and has not begun: it is the pending operation, though the request does not know of it
    /// yet.</summary>
    public bool IsOccupied => _state is State.Queued or State.Due;

    /// <summary>A send has begun whose end has not been told yet, though the request may know of it already.</summary>
    public bool IsBehindSend => _state is State.Open or State.Queued;

    /// <summary>The send has ended.</summary>
    /// <returns>True when a receive is to start; <see cref="Leave"/> follows once it has.</returns>
    public bool Close()
    {
        State before = Interlocked.CompareExchange(ref _state, State.Closed, State.Open);
        return before is State.Queued && Interlocked.CompareExchange(ref _state, State.Due, State.Queued) is State.Queued;
    }

    /// <summary>The queued receive has begun, or cannot.</summary>
    public void Leave() => Interlocked.CompareExchange(ref _state, State.Closed, State.Due);
}

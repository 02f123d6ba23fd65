namespace WinHttpCompat.Shim.Callbacks;

/// <summary>Remembers a WinHttpReceiveResponse that came while the send was still pending.</summary>
internal sealed class ReceiveQueue
{
    private enum State
    {
        Closed,
        Open,
        Queued,
    }

    private State _state;

    /// <summary>A send begins: a receive may be queued behind it.</summary>
    public void Open() => Interlocked.Exchange(ref _state, State.Open);

    /// <returns>False when no send is pending, or one is queued already.</returns>
    public bool TryQueue() => Interlocked.CompareExchange(ref _state, State.Queued, State.Open) == State.Open;

    /// <summary>The send has ended.</summary>
    /// <returns>True when a receive is to start now.</returns>
    public bool Close() => Interlocked.Exchange(ref _state, State.Closed) is State.Queued;
}

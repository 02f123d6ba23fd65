namespace WinHttpCompat.Engine.Requests;

/// <summary>Where a request stands: which operation is pending, and which may start.</summary>
/// <param name="gate">What excludes a change of the request's headers: starting takes it, see <see cref="QuietRequest"/>.</param>
internal sealed class RequestState(object gate)
{
    private int _phase = (int)RequestPhase.Opened;
    private int _redirectingThread;

    public RequestPhase Phase => (RequestPhase)Volatile.Read(ref _phase);

    /// <summary>Headers can be changed: nothing is pending, or the calling thread is being told of a redirect.</summary>
    public bool MayChangeHeaders => !RequestPhases.IsPending(Phase) || IsBeingRedirected;

    /// <summary>The calling thread is inside the report of a redirect.</summary>
    public bool IsBeingRedirected => Phase is RequestPhase.Redirecting && _redirectingThread == Environment.CurrentManagedThreadId;

    /// <summary>Makes <paramref name="operation"/> the pending one.</summary>
    /// <param name="before">The phase until now, for <see cref="Withdraw"/>.</param>
    /// <returns>False when that phase does not allow it.</returns>
    public bool TryStart(RequestOperation operation, out RequestPhase before)
    {
        lock (gate) // an operation that ends, and closing, come in between all the same
        {
            while (true)
            {
                before = Phase;
                if (RequestPhases.Start(before, operation) is not { } pending) return false;
                if (before is RequestPhase.Redirecting && !IsBeingRedirected) return false;
                if (Interlocked.CompareExchange(ref _phase, (int)pending, (int)before) == (int)before) return true;
            }
        }
    }

    /// <summary>Takes back the pending mark of an operation that was not begun after all.</summary>
    public void Withdraw(RequestPhase before) => Settle(phase => RequestPhases.IsPending(phase) ? before : phase);

    /// <summary>The pending operation has succeeded.</summary>
    public void Succeed() => Settle(RequestPhases.AfterSuccess);

    /// <summary>The pending operation has failed.</summary>
    public void Fail() => Settle(RequestPhases.AfterFailure);

    /// <summary>The calling thread tells of a redirect, inside the receiving operation.</summary>
    public void EnterRedirect()
    {
        _redirectingThread = Environment.CurrentManagedThreadId;
        Settle(static _ => RequestPhase.Redirecting);
    }

    /// <summary>It has been told, and the receiving operation goes on.</summary>
    public void LeaveRedirect()
    {
        Settle(static _ => RequestPhase.Receiving);
        _redirectingThread = 0;
    }

    /// <summary>No operation starts any more.</summary>
    /// <returns>The phase until now.</returns>
    public RequestPhase Close() => (RequestPhase)Interlocked.Exchange(ref _phase, (int)RequestPhase.Closed);

    private void Settle(Func<RequestPhase, RequestPhase> next)
    {
        RequestPhase phase = Phase;
        // Closing wins: a closed request stays closed.
        if (phase is not RequestPhase.Closed) Interlocked.CompareExchange(ref _phase, (int)next(phase), (int)phase);
    }
}

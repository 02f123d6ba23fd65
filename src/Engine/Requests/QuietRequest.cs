using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Requests;

/// <summary>While it lasts the calling thread may change what the request is sent with, and no operation starts.</summary>
internal readonly ref struct QuietRequest
{
    private readonly ClientRequest _request;

    /// <exception cref="EngineFailure">WrongPhase: <see cref="ClientRequest.MayChangeHeaders"/> says no.</exception>
    public QuietRequest(ClientRequest request)
    {
        _request = request;
        Monitor.Enter(request.Headers);
        if (request.MayChangeHeaders) return;
        Monitor.Exit(request.Headers);
        throw new EngineFailure(FailureReason.WrongPhase);
    }

    public void Dispose() => Monitor.Exit(_request.Headers);
}

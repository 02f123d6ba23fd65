namespace WinHttpCompat.Engine.Requests;

/// <summary>Where a request stands between its calls.</summary>
internal enum RequestPhase
{
    Opened,
    Sending,

    /// <summary>The head is sent; body may remain to be written.</summary>
    Sent,

    /// <summary>The last send failed; only sending again helps.</summary>
    SendFailed,
    Writing,
    Receiving,

    /// <summary>While receiving: the caller is being told of a redirect, and may look at the response that asks for it.</summary>
    Redirecting,

    /// <summary>Headers are there, the body can be read, or has been.</summary>
    HeadersAvailable,
    Reading,

    /// <summary>Receiving or reading failed; only sending again helps.</summary>
    Failed,
    Closed,
}

/// <summary>A call that starts an operation on a request.</summary>
internal enum RequestOperation
{
    Send,
    Write,
    Receive,
    Read,
}

/// <summary>The one table of which call is allowed when.</summary>
/// <remarks>Source: "WinHTTP Sessions Overview" and the Remarks of each function.</remarks>
internal static class RequestPhases
{
    /// <returns>The phase while the operation is pending, or null when it is not allowed.</returns>
    public static RequestPhase? Start(RequestPhase phase, RequestOperation operation) => (phase, operation) switch
    {
        (RequestPhase.Opened or RequestPhase.SendFailed or RequestPhase.HeadersAvailable or RequestPhase.Failed,
            RequestOperation.Send) => RequestPhase.Sending,
        (RequestPhase.Sent, RequestOperation.Write) => RequestPhase.Writing,
        (RequestPhase.Sent, RequestOperation.Receive) => RequestPhase.Receiving,
        (RequestPhase.HeadersAvailable, RequestOperation.Read) => RequestPhase.Reading,
        // What came with the redirect is in memory: nothing pends.
        (RequestPhase.Redirecting, RequestOperation.Read) => RequestPhase.Redirecting,
        _ => null,
    };

    /// <returns>The phase after the operation pending in <paramref name="phase"/> has succeeded.</returns>
    public static RequestPhase AfterSuccess(RequestPhase phase) => phase switch
    {
        RequestPhase.Sending or RequestPhase.Writing => RequestPhase.Sent,
        RequestPhase.Receiving or RequestPhase.Reading => RequestPhase.HeadersAvailable,
        _ => phase,
    };

    /// <returns>The phase after the operation pending in <paramref name="phase"/> has failed.</returns>
    public static RequestPhase AfterFailure(RequestPhase phase) => phase switch
    {
        RequestPhase.Sending or RequestPhase.Writing => RequestPhase.SendFailed,
        RequestPhase.Receiving or RequestPhase.Reading => RequestPhase.Failed,
        _ => phase,
    };

    /// <summary>An operation is under way.</summary>
    public static bool IsPending(RequestPhase phase) =>
        phase is RequestPhase.Sending or RequestPhase.Writing or RequestPhase.Receiving or RequestPhase.Redirecting or RequestPhase.Reading;
}

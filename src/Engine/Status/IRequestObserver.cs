namespace WinHttpCompat.Engine.Status;

/// <summary>Hears the progress of one request, in the order in which things happen, on the thread where they happen.
/// A call may close the request; the engine checks for that after every report.</summary>
/// <remarks>Source: "WINHTTP_STATUS_CALLBACK callback function", progress notifications.</remarks>
internal interface IRequestObserver : IDialObserver
{
    void SendingRequest();

    /// <param name="bytes">Head and initial body, in bytes.</param>
    void RequestSent(long bytes);

    void ReceivingResponse();

    /// <param name="bytes">Bytes taken from the connection since <see cref="ReceivingResponse"/>.</param>
    void ResponseReceived(long bytes);

    /// <param name="url">Absolute URL of the target that is about to be followed. The response that asks for it can be looked at.</param>
    void Redirect(string url);

    /// <param name="statusCode">100 to 199, without 101.</param>
    void IntermediateResponse(int statusCode);

    void ClosingConnection();

    void ConnectionClosed();
}

using System.Net;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tls;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;

namespace WinHttpCompat.Shim.Callbacks;

/// <summary>Turns the progress of a request into notifications of its handle.</summary>
internal sealed class RequestNotifications(RequestHandle request) : IRequestObserver
{
    public void ResolvingName(string name) => CallbackDispatch.Notify(request, CallbackStatus.ResolvingName, name.AsSpan());

    public void NameResolved(IPAddress address) => NotifyAddress(CallbackStatus.NameResolved, address);

    public void ConnectingToServer(IPAddress address) => NotifyAddress(CallbackStatus.ConnectingToServer, address);

    public void ConnectedToServer(IPAddress address) => NotifyAddress(CallbackStatus.ConnectedToServer, address);

    public void SecureFailure(CertificateProblems problems) => CallbackDispatch.Notify(request, CallbackStatus.SecureFailure, (uint)problems);

    public void SendingRequest() => CallbackDispatch.Notify(request, CallbackStatus.SendingRequest);

    public void RequestSent(long bytes) => NotifyCount(CallbackStatus.RequestSent, bytes);

    public void ReceivingResponse() => CallbackDispatch.Notify(request, CallbackStatus.ReceivingResponse);

    public void ResponseReceived(long bytes) => NotifyCount(CallbackStatus.ResponseReceived, bytes);

    public void Redirect(string url) => CallbackDispatch.NotifyRedirect(request, url);

    public void IntermediateResponse(int statusCode) =>
        CallbackDispatch.Notify(request, CallbackStatus.IntermediateResponse, (uint)statusCode);

    public void ClosingConnection() => CallbackDispatch.Notify(request, CallbackStatus.ClosingConnection);

    public void ConnectionClosed() => CallbackDispatch.Notify(request, CallbackStatus.ConnectionClosed);

    private void NotifyAddress(CallbackStatus status, IPAddress address)
    {
        if (CallbackDispatch.Wants(request, status)) CallbackDispatch.Notify(request, status, address.ToString().AsSpan());
    }

    // The payload is a DWORD; larger counts saturate.
    private void NotifyCount(CallbackStatus status, long bytes) =>
        CallbackDispatch.Notify(request, status, (uint)Math.Min(bytes, uint.MaxValue));
}

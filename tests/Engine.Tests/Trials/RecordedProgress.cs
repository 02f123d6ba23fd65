using System.Net;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>Remembers what the engine reported, in order, and may act on a report.</summary>
internal sealed class RecordedProgress : IRequestObserver
{
    private readonly Lock _lock = new();
    private readonly List<(string Report, string Detail, int Thread)> _reports = [];

    /// <summary>Runs inside each report, with its name.</summary>
    public Action<string>? Acting { get; set; }

    /// <summary>Names, without payloads.</summary>
    public string[] Names
    {
        get { lock (_lock) return [.. _reports.Select(one => one.Report)]; }
    }

    /// <summary>Names with payloads: "RequestSent 61".</summary>
    public string[] Details
    {
        get { lock (_lock) return [.. _reports.Select(one => one.Detail.Length == 0 ? one.Report : $"{one.Report} {one.Detail}")]; }
    }

    /// <summary>Managed ids of the threads that reported, in order.</summary>
    public int[] Threads
    {
        get { lock (_lock) return [.. _reports.Select(one => one.Thread)]; }
    }

    public void Forget()
    {
        lock (_lock) _reports.Clear();
    }

    public void ResolvingName(string name) => Add(nameof(ResolvingName), name);

    public void NameResolved(IPAddress address) => Add(nameof(NameResolved), address.ToString());

    public void ConnectingToServer(IPAddress address) => Add(nameof(ConnectingToServer), address.ToString());

    public void ConnectedToServer(IPAddress address) => Add(nameof(ConnectedToServer), address.ToString());

    public void SecureFailure(CertificateProblems problems) => Add(nameof(SecureFailure), problems.ToString());

    public void SendingRequest() => Add(nameof(SendingRequest));

    public void RequestSent(long bytes) => Add(nameof(RequestSent), $"{bytes}");

    public void ReceivingResponse() => Add(nameof(ReceivingResponse));

    public void ResponseReceived(long bytes) => Add(nameof(ResponseReceived), $"{bytes}");

    public void Redirect(string url) => Add(nameof(Redirect), url);

    public void IntermediateResponse(int statusCode) => Add(nameof(IntermediateResponse), $"{statusCode}");

    public void ClosingConnection() => Add(nameof(ClosingConnection));

    public void ConnectionClosed() => Add(nameof(ConnectionClosed));

    private void Add(string report, string detail = "")
    {
        lock (_lock) _reports.Add((report, detail, Environment.CurrentManagedThreadId));
        Acting?.Invoke(report);
    }
}

using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Status;

/// <summary>Moments of an exchange.</summary>
/// <remarks>Source: "WINHTTP_REQUEST_TIME_ENTRY enumeration"; the values are its own. Those of the TLS handshake are kept
/// with its connection; those that need a proxy or HTTP/2 are not there yet.</remarks>
internal enum RequestTime
{
    ConnectionAcquireStart = 2,
    ConnectionAcquireWaitEnd = 3,
    ConnectionAcquireEnd = 4,
    NameResolutionStart = 5,
    NameResolutionEnd = 6,
    ConnectionEstablishmentStart = 7,
    ConnectionEstablishmentEnd = 8,
    SendRequestStart = 17,
    SendRequestHeadersEnd = 20,
    SendRequestEnd = 21,
    ReceiveResponseStart = 22,
    ReceiveResponseHeadersEnd = 25,

    /// <summary>A duration, not a moment.</summary>
    ReceiveResponseBodyDecompressionDelta = 26,
    ReceiveResponseEnd = 27,
}

/// <summary>Passes on the progress of one request and remembers when it happened, and what it amounted to.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_REQUEST_TIMES and WINHTTP_OPTION_REQUEST_STATS. After a redirect or a
/// challenge they describe the last leg.</remarks>
internal sealed class RequestProgress(IRequestObserver observer) : IRequestObserver
{
    private Times _times;

    /// <summary>Addresses that were tried without success.</summary>
    public uint ConnectFailures { get; private set; }

    /// <summary>How many requests its connection had served before.</summary>
    public uint IndexOnConnection { get; set; }

    public long RequestHeadBytes { get; set; }

    public long ResponseHeadBytes { get; set; }

    /// <summary>Body bytes that the caller was given.</summary>
    public long ResponseBodyBytes { get; set; }

    /// <summary>Body bytes as they came; 0 unless they were decoded.</summary>
    public long ResponseBodyCodedBytes { get; set; }

    /// <summary>An entry of the table of times: ticks of <see cref="Stopwatch"/>, 0 = has not happened.</summary>
    public long Ticks(RequestTime entry) => _times[Slot(entry)];

    /// <summary>A send begins.</summary>
    public void Reset()
    {
        _times = default;
        ConnectFailures = 0;
        RequestHeadBytes = ResponseHeadBytes = ResponseBodyBytes = ResponseBodyCodedBytes = 0;
    }

    public void Mark(RequestTime moment) => Set(moment, Stopwatch.GetTimestamp());

    public void Set(RequestTime entry, long ticks) => _times[Slot(entry)] = ticks;

    public void ResolvingName(string name)
    {
        Mark(RequestTime.NameResolutionStart);
        observer.ResolvingName(name);
    }

    public void NameResolved(IPAddress address)
    {
        Mark(RequestTime.NameResolutionEnd);
        observer.NameResolved(address);
    }

    public void ConnectingToServer(IPAddress address)
    {
        if (Ticks(RequestTime.ConnectionEstablishmentStart) == 0) Mark(RequestTime.ConnectionEstablishmentStart);
        ConnectFailures++;
        observer.ConnectingToServer(address);
    }

    public void ConnectedToServer(IPAddress address)
    {
        Mark(RequestTime.ConnectionEstablishmentEnd);
        ConnectFailures--;
        observer.ConnectedToServer(address);
    }

    public void SecureFailure(CertificateProblems problems) => observer.SecureFailure(problems);

    public void SendingRequest()
    {
        Mark(RequestTime.SendRequestStart);
        observer.SendingRequest();
    }

    public void RequestSent(long bytes)
    {
        long now = Stopwatch.GetTimestamp();
        Set(RequestTime.SendRequestHeadersEnd, now);
        Set(RequestTime.SendRequestEnd, now);
        observer.RequestSent(bytes);
    }

    public void ReceivingResponse()
    {
        if (Ticks(RequestTime.ReceiveResponseStart) == 0) Mark(RequestTime.ReceiveResponseStart);
        observer.ReceivingResponse();
    }

    public void ResponseReceived(long bytes) => observer.ResponseReceived(bytes);

    public void Redirect(string url) => observer.Redirect(url);

    public void IntermediateResponse(int statusCode) => observer.IntermediateResponse(statusCode);

    public void ClosingConnection() => observer.ClosingConnection();

    public void ConnectionClosed() => observer.ConnectionClosed();

    // The table has gaps where other protocols have their entries; a request does not carry them.
    private static int Slot(RequestTime entry) => entry switch
    {
        <= RequestTime.ConnectionEstablishmentEnd => entry - RequestTime.ConnectionAcquireStart,
        RequestTime.SendRequestStart => 7,
        <= RequestTime.ReceiveResponseStart => entry - RequestTime.SendRequestHeadersEnd + 8,
        <= RequestTime.ReceiveResponseEnd => entry - RequestTime.ReceiveResponseHeadersEnd + 11,
        _ => throw new ArgumentOutOfRangeException(nameof(entry)),
    };

    [InlineArray(14)]
    private struct Times
    {
        private long _first;
    }
}

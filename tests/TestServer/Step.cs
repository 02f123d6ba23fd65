using WinHttpCompat.TestServer.Tls;

namespace WinHttpCompat.TestServer;

/// <summary>One line of a script.</summary>
/// <param name="Source">Where it stands and what it says, for reports: `line 3: receive head`.</param>
internal abstract record Step(string Source)
{
    /// <summary>Up to and with the empty line after the header lines.</summary>
    internal sealed record ReceiveHead(string Source) : Step(Source);

    internal sealed record ReceiveBytes(string Source, long Count) : Step(Source);

    /// <summary>A head and the body that it announces.</summary>
    internal sealed record ReceiveRequest(string Source) : Step(Source);

    /// <summary>Until the client has closed its sending side.</summary>
    internal sealed record ReceiveClose(string Source) : Step(Source);

    internal sealed record Send(string Source, byte[] Bytes) : Step(Source);

    internal sealed record SendFile(string Source, string Path) : Step(Source);

    internal sealed record SendRepeat(string Source, long Count, byte[] Bytes) : Step(Source);

    /// <summary>One byte a write, with a pause between two.</summary>
    internal sealed record SendBytewise(string Source, TimeSpan Pause, byte[] Bytes) : Step(Source);

    internal sealed record Delay(string Source, TimeSpan Time) : Step(Source);

    internal sealed record Wait(string Source, string Gate) : Step(Source);

    internal sealed record Reset(string Source) : Step(Source);

    internal sealed record Close(string Source) : Step(Source);

    internal sealed record ShutdownSend(string Source) : Step(Source);

    /// <summary>A handshake as the server; from here on bytes are those inside TLS.</summary>
    internal sealed record StartTls(string Source, TlsSettings Settings) : Step(Source);

    /// <summary>Asks for the client's certificate after the handshake.</summary>
    internal sealed record RequestClientCertificate(string Source) : Step(Source);

    internal sealed record CloseNotify(string Source) : Step(Source);

    /// <summary>Around TLS, where the connection is.</summary>
    internal sealed record SendBare(string Source, byte[] Bytes) : Step(Source);

    /// <summary>Passes records between the client and a TLS server, and then goes on without that server.</summary>
    /// <param name="Bytes">Of one record more.</param>
    internal sealed record RelayTls(string Source, TlsSettings Settings, int Records, int Bytes) : Step(Source);

    /// <summary>Until the client closes; what it still sends is recorded.</summary>
    internal sealed record Hold(string Source) : Step(Source);
}

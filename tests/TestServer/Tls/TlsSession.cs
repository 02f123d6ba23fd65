using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Tls;

/// <summary>A completed handshake, as the server saw it.</summary>
/// <param name="Protocol">1.0 to 1.3.</param>
/// <param name="Alpn">The protocol chosen, or null.</param>
/// <param name="ClientSubject">Of the client's certificate, or null.</param>
public sealed record TlsSession(
    TlsOffer Offer, string Protocol, string CipherSuite, string? Alpn, bool IsResumed, string? ClientSubject)
{
    /// <summary>Makes a connection TLS, as the server.</summary>
    /// <param name="under">Stays open when the result is disposed.</param>
    internal static async Task<(SslStream Stream, TlsSession Session)> StartAsync(
        Stream under, TlsEndpoint endpoint, CancellationToken stop)
    {
        HandshakeTap tap = new(under);
        SslStream stream = new(tap, leaveInnerStreamOpen: true);
        try
        {
            await stream.AuthenticateAsServerAsync(endpoint.Options, stop);
            (byte[] received, byte[] sent) = tap.Finish();
            bool isTls13 = stream.SslProtocol is SslProtocols.Tls13;
            string alpn = stream.NegotiatedApplicationProtocol.ToString();
            return (stream, new TlsSession(
                ClearHandshake.ReadOffer(received), Name(stream.SslProtocol), stream.NegotiatedCipherSuite.ToString(),
                alpn.Length == 0 ? null : alpn, ClearHandshake.IsResumed(sent, isTls13), SubjectOf(stream)));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    internal static string? SubjectOf(SslStream stream) => (stream.RemoteCertificate as X509Certificate2)?.Subject;

    /// <summary>One line of words NAME=VALUE, the client's certificate last; `-` for what is not there.</summary>
    public override string ToString() =>
        $"protocol={Protocol} cipher={CipherSuite} sni={Offer.ServerName ?? "-"} alpn={Alpn ?? "-"}"
        + $" offered-alpn={Joined(Offer.Alpn)} offered-versions={Joined(Offer.Versions)}"
        + $" resumed={(IsResumed ? "yes" : "no")} client={ClientSubject ?? "-"}";

    private static string Joined(IReadOnlyList<string> names) => names.Count == 0 ? "-" : string.Join(',', names);

    private static string Name(SslProtocols protocol) => protocol switch
    {
#pragma warning disable CA5397, SYSLIB0039 // named, not offered
        SslProtocols.Tls => "1.0",
        SslProtocols.Tls11 => "1.1",
#pragma warning restore CA5397, SYSLIB0039
        SslProtocols.Tls12 => "1.2",
        SslProtocols.Tls13 => "1.3",
        _ => protocol.ToString(),
    };
}

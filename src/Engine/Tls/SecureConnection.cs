using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.Engine.Tls;

/// <summary>What a handshake has settled; it stays known when the connection is gone.</summary>
/// <param name="Protocol">The version that is spoken.</param>
/// <param name="CipherSuite">IANA's number.</param>
/// <param name="Certificate">The server's, DER.</param>
/// <param name="Chain">From the server's certificate to where the chain ends.</param>
/// <param name="ChainStatus">What is wrong with the chain as a whole.</param>
/// <param name="EndpointBinding">"tls-server-end-point:" and the hash, RFC 5929, section 4, behind the header of
/// SEC_CHANNEL_BINDINGS; empty when there is none.</param>
/// <param name="Problems">What was wrong and ignored.</param>
/// <param name="Handshake">How it went.</param>
/// <param name="IsResumed">It took up a session of an earlier connection.</param>
internal sealed record SecureConnection(
    SslProtocols Protocol,
    TlsCipherSuite CipherSuite,
    byte[] Certificate,
    IReadOnlyList<SecureConnection.Link> Chain,
    X509ChainStatusFlags ChainStatus,
    byte[] EndpointBinding,
    CertificateProblems Problems,
    HandshakeLegs Handshake,
    bool IsResumed)
{
    /// <summary>One certificate of the chain.</summary>
    internal readonly record struct Link(byte[] Certificate, X509ChainStatusFlags Status);
}

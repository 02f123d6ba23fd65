using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Tls;

/// <summary>Whether the server of a connection asks for the client's certificate, and what is answered.</summary>
/// <remarks>Source: "SSL in WinHTTP", client certificates: who has not decided is asked, whether the server insists or not.</remarks>
internal sealed class CertificateRequest(ServerKey server, TlsSettings settings)
{
    // OpenSSL's numbers, in the low bits of its error codes: the alert certificate_required of RFC 8446, section 6.2; its level of
    // security refuses our own authority's key, its signature, or our key.
    private const int CertificateRequired = 1116, AuthorityKeyTooSmall = 397, SignatureTooWeak = 398, KeyTooSmall = 399, ReasonMask = 0x7F_FFFF;

    private bool _isListening, _isConcluded;

    /// <summary>The server has asked, and the caller has not said what to answer.</summary>
    public bool IsUnanswered { get; private set; }

    /// <summary>What the caller is told then.</summary>
    public EngineFailure Unanswered => new(FailureReason.ClientCertificateNeeded) { AcceptableIssuers = _issuers };

    private byte[][] _issuers = [];

    /// <exception cref="EngineFailure">ClientKeyMissing, ClientKeyUnusable.</exception>
    public void AddTo(SslClientAuthenticationOptions options)
    {
        if (settings.ClientCertificate is { } decided)
        {
            options.ClientCertificateContext = decided.Context;
            return;
        }
        // Listening costs the framework's resumption of sessions, so servers that never ask are not listened to.
        _isListening = !QuietServers.Contains(server);
        if (_isListening) options.LocalCertificateSelectionCallback = Answer;
    }

    /// <summary>The handshake is over.</summary>
    public void Conclude(SslProtocols protocol)
    {
        // Older versions may still ask, in a handshake inside the connection.
        if (_isListening && protocol is SslProtocols.Tls13) QuietServers.Add(server);
        _isConcluded = true;
    }

    /// <summary>The certificate that was decided on cannot be used.</summary>
    public bool IsRefusedBySystem { get; private set; }

    /// <summary>Looks whether a failure means that the server would have had a certificate, or that there is no use in ours.</summary>
    public void LookAt(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            int reason = cause.HResult & ReasonMask;
            // Those of the server's certificate come to who judges it, and never as an error.
            if (settings.ClientCertificate is not null) IsRefusedBySystem |= reason is AuthorityKeyTooSmall or SignatureTooWeak or KeyTooSmall;
            else if (!_isListening && cause is CryptographicException && reason == CertificateRequired)
            {
                QuietServers.Remove(server);
                IsUnanswered = true;
            }
        }
    }

    // The framework asks twice: before the handshake, and when the server does.
    private X509Certificate Answer(object sender, string host, X509CertificateCollection local, X509Certificate? remote, string[] issuers)
    {
        if (remote is null) return null!; // its declaration is wrong: null is "none yet"
        if (_isConcluded) QuietServers.Exclude(server); // RFC 8446, section 4.6.2: only who listens has offered to be asked late
        IsUnanswered = true;
        _issuers = [.. issuers.Select(static name => new X500DistinguishedName(name).RawData)];
        throw new AuthenticationException("The server asks for a client certificate.");
    }
}

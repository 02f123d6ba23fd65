using System.Security.Authentication;

namespace WinHttpCompat.TestServer.Tls;

/// <summary>Whether a server asks for the client's certificate.</summary>
internal enum ClientCertificate
{
    None,
    /// <summary>Not in the handshake, but the server may ask after it.</summary>
    Later,
    /// <summary>Asked for; none, and any, will do.</summary>
    Wanted,
    /// <summary>The handshake fails without one that a root of the tests has issued.</summary>
    Required,
}

/// <summary>How a connection becomes TLS.</summary>
/// <param name="Certificate">Name of the server's.</param>
/// <param name="Alpn">Protocols of the server, joined by commas; empty for no choice.</param>
internal sealed record TlsSettings(string Certificate, SslProtocols Protocols, ClientCertificate Client, string Alpn);

namespace WinHttpCompat.TestServer.Tls;

/// <summary>What a client offers in its first message.</summary>
/// <param name="ServerName">null when it names none.</param>
/// <param name="Alpn">Protocols, in its order.</param>
/// <param name="Versions">Of TLS: 1.0 to 1.3, in its order, or a number in hexadecimal digits.</param>
public sealed record TlsOffer(string? ServerName, IReadOnlyList<string> Alpn, IReadOnlyList<string> Versions);

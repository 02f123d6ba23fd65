namespace WinHttpCompat.TestServer.Pki;

/// <summary>What a certificate shall say; the defaults are those of a server certificate that nothing is wrong with.</summary>
/// <param name="Subject">As in `CN=localhost`.</param>
internal sealed record CertificateShape(string Subject)
{
    public const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    public const string ClientUsage = "1.3.6.1.5.5.7.3.2";
    public const string AnyUsage = "2.5.29.37.0";

    /// <summary>dNSName entries, one character a byte; nothing is checked.</summary>
    public IReadOnlyList<string> DnsNames { get; init; } = [];

    /// <summary>iPAddress entries.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    public DateTimeOffset NotBefore { get; init; } = DateTimeOffset.UtcNow.AddDays(-1);

    public DateTimeOffset NotAfter { get; init; } = DateTimeOffset.UtcNow.AddDays(30);

    public KeyKind Key { get; init; } = KeyKind.P256;

    /// <summary>The issuer signs with SHA-1 and not with SHA-256.</summary>
    public bool HasWeakSignature { get; init; }

    /// <summary>What is signed by itself with an RSA key is signed with PSS.</summary>
    public bool IsSignedWithPss { get; init; }

    public bool IsAuthority { get; init; }

    /// <summary>Extended key usage; empty for none, which allows all.</summary>
    public IReadOnlyList<string> Usages { get; init; } = [ServerUsage];

    public IReadOnlyList<string> CrlUrls { get; init; } = [];

    public IReadOnlyList<string> OcspUrls { get; init; } = [];

    /// <summary>Where the issuer's certificate is.</summary>
    public IReadOnlyList<string> IssuerUrls { get; init; } = [];
}

internal enum KeyKind
{
    P256,
    Rsa2048,
    Rsa1024,
}

namespace WinHttpCompat.Engine.Tls;

/// <summary>How a connection is to be secured. Connections with equal settings can serve the same requests.</summary>
/// <remarks>Source: "Option Flags", the options named beside each member. Never changed: a setting makes a new record.</remarks>
internal sealed record TlsSettings
{
    public static TlsSettings Default { get; } = new();

    /// <summary>SECURE_PROTOCOLS.</summary>
    public TlsVersions Versions { get; init; } = TlsVersions.Usual;

    /// <summary>SECURITY_FLAGS and IGNORE_CERT_REVOCATION_OFFLINE: what is accepted of a server's certificate.</summary>
    public CertificateProblems Ignored { get; init; }

    /// <summary>ENABLE_SSL_REVOCATION.</summary>
    public bool ChecksRevocation { get; init; }

    /// <summary>SERVER_CERT_CHAIN_BUILD_FLAGS and SERVER_CERT_CHAIN_BUILD_CACHE_ONLY.</summary>
    public ChainBuilding ChainBuilding { get; init; }

    /// <summary>TLS_PROTOCOL_INSECURE_FALLBACK without DISABLE_SECURE_PROTOCOL_FALLBACK: a server that does not understand the
    /// first handshake gets a second one with TLS 1.0.</summary>
    public bool FallsBack { get; init; }

    /// <summary>For a server that did not understand these settings.</summary>
    public TlsSettings ForOldServer() => this with { Versions = TlsVersions.Tls10, FallsBack = false };

    /// <summary>CLIENT_CERT_CONTEXT; null = the caller has not said who he is.</summary>
    public ClientCertificate? ClientCertificate { get; init; }
}

/// <summary>What building a server's chain may fetch.</summary>
/// <remarks>The values are those of CertGetCertificateChain.</remarks>
[Flags]
internal enum ChainBuilding : uint
{
    Everything = 0,
    CacheOnlyUrlRetrieval = 0x4,
    DisableAia = 0x2000,
    RevocationCacheOnly = 0x8000_0000,
}

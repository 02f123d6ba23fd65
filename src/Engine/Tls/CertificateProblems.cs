namespace WinHttpCompat.Engine.Tls;

/// <summary>What can be wrong with a server's certificate, or with TLS itself.</summary>
/// <remarks>Source: "WINHTTP_STATUS_CALLBACK callback function", WINHTTP_CALLBACK_STATUS_SECURE_FAILURE; the values are its own.</remarks>
[Flags]
internal enum CertificateProblems : uint
{
    None = 0,

    /// <summary>Revocation was to be checked and could not be.</summary>
    RevocationUnknown = 0x1,

    /// <summary>Wrong in a way that no other bit tells.</summary>
    Invalid = 0x2,

    Revoked = 0x4,

    /// <summary>No chain to an authority that is trusted.</summary>
    UnknownAuthority = 0x8,

    /// <summary>Made out to another name.</summary>
    WrongName = 0x10,

    /// <summary>Expired or not yet valid.</summary>
    WrongDate = 0x20,

    /// <summary>Not made for servers.</summary>
    WrongUsage = 0x40,

    /// <summary>TLS failed before there was anything to say about a certificate.</summary>
    ChannelError = 0x8000_0000,
}

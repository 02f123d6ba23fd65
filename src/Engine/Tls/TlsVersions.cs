using System.Security.Authentication;

namespace WinHttpCompat.Engine.Tls;

/// <summary>Versions of SSL and TLS that may be used.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_SECURE_PROTOCOLS; the values are its own. Neither version of SSL exists any
/// more: asking for it allows nothing.</remarks>
[Flags]
internal enum TlsVersions : uint
{
    Ssl2 = 0x8,
    Ssl3 = 0x20,
    Tls10 = 0x80,
    Tls11 = 0x200,
    Tls12 = 0x800,
    Tls13 = 0x2000,
    All = Ssl2 | Ssl3 | Tls10 | Tls11 | Tls12 | Tls13,

    /// <summary>As on Windows 11.</summary>
    Usual = Tls12 | Tls13,

    /// <summary>Those that a session with SECURE_DEFAULTS does without.</summary>
    Insecure = Ssl2 | Ssl3 | Tls10 | Tls11,
}

/// <summary>Their names in the framework.</summary>
internal static class TlsVersionNames
{
    /// <returns><see cref="SslProtocols.None"/> when there is none that can be spoken; the framework would take that for its own choice.</returns>
    public static SslProtocols ToSslProtocols(this TlsVersions versions)
    {
        SslProtocols names = SslProtocols.None;
#pragma warning disable SYSLIB0039, CA5397 // old versions only where the program asks for them
        if (versions.HasFlag(TlsVersions.Tls10)) names |= SslProtocols.Tls;
        if (versions.HasFlag(TlsVersions.Tls11)) names |= SslProtocols.Tls11;
#pragma warning restore SYSLIB0039, CA5397
        if (versions.HasFlag(TlsVersions.Tls12)) names |= SslProtocols.Tls12;
        if (versions.HasFlag(TlsVersions.Tls13)) names |= SslProtocols.Tls13;
        return names;
    }
}

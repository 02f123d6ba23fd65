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
        ReadOnlySpan<(TlsVersions Version, SslProtocols Name)> newestFirst =
        [
            (TlsVersions.Tls13, SslProtocols.Tls13),
            (TlsVersions.Tls12, SslProtocols.Tls12),
            (TlsVersions.Tls11, SslProtocols.Tls11),
            (TlsVersions.Tls10, SslProtocols.Tls),
        ];
#pragma warning restore SYSLIB0039, CA5397
        foreach ((TlsVersions version, SslProtocols name) in newestFirst)
        {
            if (versions.HasFlag(version)) names |= name;
            // OpenSSL knows a range only, and of one with a gap it speaks what is below: the oldest.
            else if (names is not SslProtocols.None) break;
        }
        return names;
    }
}

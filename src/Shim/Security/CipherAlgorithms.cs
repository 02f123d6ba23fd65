using System.Net.Security;

namespace WinHttpCompat.Shim.Security;

/// <summary>The parts of a cipher suite, by Schannel's names and numbers (ALG_ID).</summary>
/// <remarks>Source: "SecPkgContext_ConnectionInfo structure (schannel.h)" and "ALG_ID (wincrypt.h)". IANA's name of a suite says
/// all of it: TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384; suites of TLS 1.3 leave the exchange open: TLS_AES_128_GCM_SHA256.</remarks>
internal readonly record struct CipherAlgorithms
{
    private const uint Rc4 = 0x6801, TripleDes = 0x6603, Aes128 = 0x660E, Aes256 = 0x6610;
    private const uint Md5 = 0x8003, Sha1 = 0x8004, Sha256 = 0x800C, Sha384 = 0x800D;
    private const uint RsaExchange = 0xA400, EphemeralDh = 0xAA02, EphemeralEcdh = 0xAE06;

    public CipherAlgorithms(TlsCipherSuite suite)
    {
        SuiteName = suite.ToString();
        int with = SuiteName.IndexOf("_WITH_", StringComparison.Ordinal);
        string exchange = with < 0 ? "" : SuiteName[4..with];
        string cipher = with < 0 ? SuiteName[4..] : SuiteName[(with + 6)..];

        (Cipher, CipherName, CipherBits) =
            cipher.StartsWith("AES_128", StringComparison.Ordinal) ? (Aes128, "AES", 128u)
            : cipher.StartsWith("AES_256", StringComparison.Ordinal) ? (Aes256, "AES", 256u)
            : cipher.StartsWith("3DES", StringComparison.Ordinal) ? (TripleDes, "3DES", 168u)
            : cipher.StartsWith("RC4", StringComparison.Ordinal) ? (Rc4, "RC4", 128u)
            : cipher.StartsWith("CHACHA20", StringComparison.Ordinal) ? (0u, "CHACHA20_POLY1305", 256u) // has no ALG_ID
            : cipher.Contains("128", StringComparison.Ordinal) ? (0u, "", 128u)
            : cipher.Contains("256", StringComparison.Ordinal) ? (0u, "", 256u)
            : (0u, "", 0u);
        BlockBytes = Cipher switch { Aes128 or Aes256 => 16, TripleDes => 8, _ => 0 };
        (Hash, HashName, HashBits) =
            cipher.EndsWith("SHA384", StringComparison.Ordinal) ? (Sha384, "SHA384", 384u)
            : cipher.EndsWith("SHA256", StringComparison.Ordinal) ? (Sha256, "SHA256", 256u)
            : cipher.EndsWith("SHA", StringComparison.Ordinal) ? (Sha1, "SHA1", 160u)
            : cipher.EndsWith("MD5", StringComparison.Ordinal) ? (Md5, "MD5", 128u)
            : (0u, "", 0u);
        (Exchange, ExchangeName) =
            exchange.StartsWith("DHE", StringComparison.Ordinal) ? (EphemeralDh, "DH")
            : exchange == "RSA" ? (RsaExchange, "RSA")
            : (EphemeralEcdh, "ECDH"); // what TLS 1.3 uses, too, where nobody asks for the other
        CertificateName = exchange.EndsWith("ECDSA", StringComparison.Ordinal) ? "ECDSA" : exchange.EndsWith("RSA", StringComparison.Ordinal) ? "RSA" : "";
    }

    public string SuiteName { get; }

    public uint Cipher { get; }

    public string CipherName { get; }

    public uint CipherBits { get; }

    public uint BlockBytes { get; }

    public uint Hash { get; }

    public string HashName { get; }

    public uint HashBits { get; }

    public uint Exchange { get; }

    public string ExchangeName { get; }

    /// <summary>The kind of key in the server's certificate; empty where the suite leaves it open.</summary>
    public string CertificateName { get; }
}

using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Security;

/// <summary>WINHTTP_SECURITY_INFO: SecPkgContext_ConnectionInfo and SecPkgContext_CipherInfo.</summary>
/// <remarks>Source: "WINHTTP_SECURITY_INFO structure", "SecPkgContext_ConnectionInfo structure (schannel.h)" and
/// "SecPkgContext_CipherInfo structure (schannel.h)".</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SecurityInfo
{
    public const int NameCharacters = 64;

    public uint Protocol, Cipher, CipherStrength, Hash, HashStrength, Exchange, ExchangeStrength;

    public uint Version, SuiteProtocol, CipherSuite, BaseCipherSuite;
    public fixed char CipherSuiteName[NameCharacters];
    public fixed char CipherName[NameCharacters];
    public uint CipherBits, CipherBlockBytes;
    public fixed char HashName[NameCharacters];
    public uint HashBits;
    public fixed char ExchangeName[NameCharacters];
    public uint MinExchangeBits, MaxExchangeBits;
    public fixed char CertificateName[NameCharacters];
    public uint KeyType;
}

/// <summary>WINHTTP_CERTIFICATE_INFO; the two texts are the caller's, to be given to LocalFree.</summary>
/// <remarks>Source: "WINHTTP_CERTIFICATE_INFO structure (winhttp.h)".</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CertificateSummary
{
    // FILETIMEs: two DWORDs, so that they need no more alignment than these
    public uint ExpiryLow, ExpiryHigh, StartLow, StartHigh;
    public char* Subject, Issuer, ProtocolName, SignatureAlgorithm, EncryptionAlgorithm;
    public uint KeyBytes;
}

/// <summary>SecPkgContext_Bindings, behind which the bindings themselves stand.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ChannelBindings
{
    public uint Length;
    public void* Bindings;
}

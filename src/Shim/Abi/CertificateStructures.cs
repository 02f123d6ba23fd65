using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Abi;

/// <summary>CRYPTOAPI_BLOB, by all its names: bytes and their count.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CryptoBlob
{
    public uint Length;
    public byte* Data;
}

/// <summary>CRYPT_BIT_BLOB. The unused bits are the low ones of the last byte.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CryptoBits
{
    public uint Length;
    public byte* Data;
    public uint UnusedBits;
}

/// <summary>CRYPT_ALGORITHM_IDENTIFIER: object identifier as NUL-terminated ASCII, parameters as DER.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct AlgorithmIdentifier
{
    public byte* ObjectIdentifier;
    public CryptoBlob Parameters;
}

/// <summary>CERT_PUBLIC_KEY_INFO.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PublicKeyInfo
{
    public AlgorithmIdentifier Algorithm;
    public CryptoBits PublicKey;
}

/// <summary>CERT_EXTENSION: the value is what the extension's OCTET STRING holds.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CertificateExtension
{
    public byte* ObjectIdentifier;
    public int IsCritical;
    public CryptoBlob Value;
}

/// <summary>FILETIME: 100 ns since 1601, in two halves.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FileTime
{
    public uint Low, High;

    /// <returns>0 for what is before 1601.</returns>
    public static FileTime From(DateTimeOffset time)
    {
        long ticks = time.Year < 1601 ? 0 : time.ToFileTime();
        return new FileTime { Low = (uint)ticks, High = (uint)(ticks >> 32) };
    }
}

/// <summary>CERT_INFO. Version 0 is X.509 version 1; the serial number begins with its lowest byte.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CertificateInfo
{
    public uint Version;
    public CryptoBlob SerialNumber;
    public AlgorithmIdentifier SignatureAlgorithm;
    public CryptoBlob Issuer;
    public FileTime NotBefore, NotAfter;
    public CryptoBlob Subject;
    public PublicKeyInfo SubjectPublicKey;
    public CryptoBits IssuerUniqueId, SubjectUniqueId;
    public uint ExtensionCount;
    public CertificateExtension* Extensions;
}

/// <summary>CERT_CONTEXT.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CertContext
{
    public const uint X509AsnEncoding = 1;

    public uint EncodingType;
    public byte* Encoded;
    public uint EncodedLength;
    public CertificateInfo* Info;
    public nint Store;
}

/// <summary>CERT_TRUST_STATUS: CERT_TRUST_* bits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TrustStatus
{
    // CERT_TRUST_HAS_NAME_MATCH_ISSUER, CERT_TRUST_IS_SELF_SIGNED.
    public const uint HasNameMatchIssuer = 0x4, IsSelfSigned = 0x8;

    public uint Errors, Information;
}

/// <summary>CERT_CHAIN_ELEMENT.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ChainElement
{
    public uint StructSize;
    public CertContext* Context;
    public TrustStatus Trust;
    public void* Revocation, IssuanceUsage, ApplicationUsage;
    public char* ExtendedError;
}

/// <summary>CERT_SIMPLE_CHAIN.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SimpleChain
{
    public uint StructSize;
    public TrustStatus Trust;
    public uint ElementCount;
    public ChainElement** Elements;
    public void* TrustList;
    public int HasRevocationFreshnessTime;
    public uint RevocationFreshnessTime;
}

/// <summary>CERT_CHAIN_CONTEXT.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ChainContext
{
    public uint StructSize;
    public TrustStatus Trust;
    public uint ChainCount;
    public SimpleChain** Chains;
    public uint LowerQualityCount;
    public ChainContext** LowerQuality;
    public int HasRevocationFreshnessTime;
    public uint RevocationFreshnessTime, CreateFlags;
    public Guid ChainId;
}

/// <summary>SecPkgContext_IssuerListInfoEx.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IssuerListInfo
{
    public CryptoBlob* Issuers;
    public uint Count;
}

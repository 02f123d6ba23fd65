using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Certificates;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Exports;

/// <summary>Certificates outside of stores, where Windows is not. A pointer that is no live context, or that the program
/// has given back already, is refused with E_INVALIDARG.</summary>
internal static unsafe class CertificateContextExports
{
    /// <summary>Decodes a certificate.</summary>
    /// <param name="encoding">Must have X509_ASN_ENCODING.</param>
    /// <param name="encoded">One certificate in DER; what is behind it does not matter.</param>
    /// <returns>CERT_CONTEXT for CertFreeCertificateContext; null with E_INVALIDARG or CRYPT_E_ASN1_*.</returns>
    /// <remarks>Source: "CertCreateCertificateContext function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertCreateCertificateContext", CallConvs = [typeof(CallConvStdcall)])]
    public static nint CreateCertificateContext(uint encoding, byte* encoded, uint length)
    {
        try
        {
            return LastError.Succeed(CertificateContext.Create(CertificateArgument.Read(encoding, encoded, length)).HandOut());
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <returns><paramref name="context"/>, with one more reference; null for null. The last error stays as it is.</returns>
    /// <remarks>Source: "CertDuplicateCertificateContext function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertDuplicateCertificateContext", CallConvs = [typeof(CallConvStdcall)])]
    public static nint DuplicateCertificateContext(nint context)
    {
        try
        {
            if (context == 0) return 0;
            return CertificateContext.Use(context)?.HandOut() ?? LastError.Fail(Win32Error.EInvalidArg);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <param name="context">May be null. A chain is taken, too: the page of WINHTTP_OPTION_SERVER_CERT_CHAIN_CONTEXT names
    /// this function for it.</param>
    /// <returns>1, and the last error stays as it is; 0 with E_INVALIDARG when it is neither.</returns>
    /// <remarks>Source: "CertFreeCertificateContext function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertFreeCertificateContext", CallConvs = [typeof(CallConvStdcall)])]
    public static int FreeCertificateContext(nint context)
    {
        try
        {
            if (context == 0) return 1;
            if (CertificateContext.Take(context) is { } taken)
            {
                taken.Dispose();
                return 1;
            }
            return CertificateChains.Free(context) ? 1 : LastError.Fail(Win32Error.EInvalidArg);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <param name="chain">May be null.</param>
    /// <remarks>Source: "CertFreeCertificateChain function (wincrypt.h)". For what is no chain the last error is E_INVALIDARG.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertFreeCertificateChain", CallConvs = [typeof(CallConvStdcall)])]
    public static void FreeCertificateChain(nint chain)
    {
        try
        {
            if (chain != 0 && !CertificateChains.Free(chain)) LastError.Fail(Win32Error.EInvalidArg);
        }
        catch (Exception failure)
        {
            LastError.Fail(failure);
        }
    }

    /// <summary>A hash of the certificate, or whether it has a private key.</summary>
    /// <param name="property">CERT_SHA1_HASH_PROP_ID 20 bytes, CERT_SHA256_HASH_PROP_ID 32 bytes, CERT_KEY_SPEC_PROP_ID a
    /// DWORD that is always CERT_NCRYPT_KEY_SPEC.</param>
    /// <param name="buffer">Null asks for the size.</param>
    /// <param name="length">Bytes: in capacity, out stored or, with 234, needed.</param>
    /// <returns>1; 0 with CRYPT_E_NOT_FOUND no such property or no key, 234 small buffer, E_INVALIDARG.</returns>
    /// <remarks>Source: "CertGetCertificateContextProperty function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertGetCertificateContextProperty", CallConvs = [typeof(CallConvStdcall)])]
    public static int GetCertificateContextProperty(nint context, uint property, void* buffer, uint* length)
    {
        try
        {
            using CertificateContext? found = CertificateContext.Use(context);
            if (found is null || length is null) return LastError.Fail(Win32Error.EInvalidArg);
            byte[]? value = (CertificateProperty)property switch
            {
                CertificateProperty.Sha1Hash => found.Certificate.GetCertHash(HashAlgorithmName.SHA1),
                CertificateProperty.Sha256Hash => found.Certificate.GetCertHash(HashAlgorithmName.SHA256),
                CertificateProperty.KeySpec when found.Certificate.HasPrivateKey => [0xFF, 0xFF, 0xFF, 0xFF],
                _ => null,
            };
            if (value is null) return LastError.Fail(Win32Error.CryptENotFound);
            if (buffer is null)
            {
                *length = (uint)value.Length;
                return LastError.Succeed();
            }
            return new OutputBuffer(buffer, length).StoreBytes(value) is Win32Error.Success
                ? LastError.Succeed()
                : LastError.Fail(Win32Error.MoreData);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Certificates;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Exports;

/// <summary>Finding certificates in stores, where Windows is not.</summary>
internal static unsafe class CertificateSearchExports
{
    /// <summary>The next certificate that fits.</summary>
    /// <param name="encoding">Not looked at: all are X509_ASN_ENCODING.</param>
    /// <param name="flags">Not looked at: no type of search here has any.</param>
    /// <param name="type">CERT_FIND_*, see <see cref="FindType"/>.</param>
    /// <param name="parameter">By <paramref name="type"/>: text, CRYPT_HASH_BLOB, CERT_NAME_BLOB, CERT_CONTEXT.</param>
    /// <param name="previous">Null for the first; given back by this call, whatever comes of it.</param>
    /// <returns>For CertFreeCertificateContext; null with CRYPT_E_NOT_FOUND, or E_INVALIDARG for a bad store, type, parameter or
    /// previous context.</returns>
    /// <remarks>Source: "CertFindCertificateInStore function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertFindCertificateInStore", CallConvs = [typeof(CallConvStdcall)])]
    public static nint FindCertificateInStore(nint store, uint encoding, uint flags, uint type, void* parameter, nint previous)
    {
        try
        {
            using CertificateContext? last = CertificateContext.Take(previous);
            CertificateStore searched = Searched(store, previous, last);
            return Answer(searched.Next(last, CertificateSearch.For((FindType)type, parameter)));
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>The next certificate.</summary>
    /// <param name="previous">Null for the first; given back by this call, whatever comes of it.</param>
    /// <returns>For CertFreeCertificateContext; null with CRYPT_E_NOT_FOUND, or E_INVALIDARG for a bad store or previous context.</returns>
    /// <remarks>Source: "CertEnumCertificatesInStore function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertEnumCertificatesInStore", CallConvs = [typeof(CallConvStdcall)])]
    public static nint EnumCertificatesInStore(nint store, nint previous)
    {
        try
        {
            using CertificateContext? last = CertificateContext.Take(previous);
            return Answer(Searched(store, previous, last).Next(last, static _ => true));
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    private static CertificateStore Searched(nint store, nint previous, CertificateContext? last)
    {
        CertificateStore searched = CertificateStore.Find(store);
        return previous == 0 || last?.Store == searched ? searched : throw new AbiFailure(Win32Error.EInvalidArg);
    }

    private static nint Answer(CertificateContext? found) =>
        found is null ? LastError.Fail(Win32Error.CryptENotFound) : LastError.Succeed(found.HandOut());
}

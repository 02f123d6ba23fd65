using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Certificates;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Exports;

/// <summary>Opening, filling and closing certificate stores, where Windows is not. What is no open store, and what is no
/// live context, is refused with E_INVALIDARG.</summary>
internal static unsafe class CertificateStoreExports
{
    /// <summary>Opens a store.</summary>
    /// <param name="provider">CERT_STORE_PROV_*, a number or a name.</param>
    /// <param name="encoding">Not looked at.</param>
    /// <param name="cryptographicProvider">Not looked at.</param>
    /// <param name="flags">CERT_STORE_*_FLAG.</param>
    /// <param name="parameter">A path or the name of a system store, by the provider.</param>
    /// <returns>HCERTSTORE for CertCloseStore; null with 2 no such provider, file or store, 5 unreadable, 86 encrypted, 120 a
    /// store that would have to be written, E_INVALIDARG, CRYPT_E_ASN1_*.</returns>
    /// <remarks>Source: "CertOpenStore function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertOpenStore", CallConvs = [typeof(CallConvStdcall)])]
    public static nint OpenStore(byte* provider, uint encoding, nuint cryptographicProvider, uint flags, void* parameter)
    {
        try
        {
            return LastError.Succeed(StoreProvider.Open((nuint)provider, flags, parameter).Handle);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <param name="cryptographicProvider">Not looked at.</param>
    /// <param name="name">ROOT, CA or MY.</param>
    /// <returns>HCERTSTORE for CertCloseStore; null with 2 another name, E_INVALIDARG no name.</returns>
    /// <remarks>Source: "CertOpenSystemStoreW function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertOpenSystemStoreW", CallConvs = [typeof(CallConvStdcall)])]
    public static nint OpenSystemStoreW(nuint cryptographicProvider, char* name)
    {
        try
        {
            return LastError.Succeed(StoreProvider.Open(StoreProvider.SystemWide, 0, name).Handle);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <inheritdoc cref="OpenSystemStoreW"/>
    [UnmanagedCallersOnly(EntryPoint = "CertOpenSystemStoreA", CallConvs = [typeof(CallConvStdcall)])]
    public static nint OpenSystemStoreA(nuint cryptographicProvider, byte* name)
    {
        try
        {
            return LastError.Succeed(StoreProvider.Open(StoreProvider.SystemNarrow, 0, name).Handle);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Decodes a certificate and adds it.</summary>
    /// <param name="disposition">CERT_STORE_ADD_*.</param>
    /// <param name="added">Null, or where the new context goes.</param>
    /// <returns>1; 0 with E_INVALIDARG, CRYPT_E_EXISTS or CRYPT_E_ASN1_*.</returns>
    /// <remarks>Source: "CertAddEncodedCertificateToStore function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertAddEncodedCertificateToStore", CallConvs = [typeof(CallConvStdcall)])]
    public static int AddEncodedCertificateToStore(nint store, uint encoding, byte* encoded, uint length, uint disposition, nint* added)
    {
        if (added is not null) *added = 0;
        try
        {
            CertificateStore target = CertificateStore.Find(store);
            return Add(target, CertificateArgument.Read(encoding, encoded, length), disposition, added);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Adds a copy of a certificate, private key included.</summary>
    /// <param name="disposition">CERT_STORE_ADD_*.</param>
    /// <param name="added">Null, or where the new context goes.</param>
    /// <returns>1; 0 with E_INVALIDARG or CRYPT_E_EXISTS.</returns>
    /// <remarks>Source: "CertAddCertificateContextToStore function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertAddCertificateContextToStore", CallConvs = [typeof(CallConvStdcall)])]
    public static int AddCertificateContextToStore(nint store, nint context, uint disposition, nint* added)
    {
        if (added is not null) *added = 0;
        try
        {
            CertificateStore target = CertificateStore.Find(store);
            using CertificateContext? source = CertificateContext.Use(context);
            if (source is null) return LastError.Fail(Win32Error.EInvalidArg);
            return Add(target, new X509Certificate2(source.Certificate), disposition, added);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Takes a certificate out of its store.</summary>
    /// <param name="context">Given back by this call, whatever comes of it.</param>
    /// <returns>1, also when it is not there any more; 0 with E_INVALIDARG: no live context, or of no store.</returns>
    /// <remarks>Source: "CertDeleteCertificateFromStore function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertDeleteCertificateFromStore", CallConvs = [typeof(CallConvStdcall)])]
    public static int DeleteCertificateFromStore(nint context)
    {
        try
        {
            using CertificateContext? taken = CertificateContext.Take(context);
            if (taken?.Store is not { } store) return LastError.Fail(Win32Error.EInvalidArg);
            store.Remove(taken);
            return LastError.Succeed();
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Closes a store. Contexts that the program has stay valid, unless it forces them.</summary>
    /// <param name="store">May be null.</param>
    /// <param name="flags">CERT_CLOSE_STORE_FORCE_FLAG 1, CERT_CLOSE_STORE_CHECK_FLAG 2.</param>
    /// <returns>1, and the last error stays as it is; 0 with CRYPT_E_PENDING_CLOSE: checked, closed, and there are contexts;
    /// E_INVALIDARG.</returns>
    /// <remarks>Source: "CertCloseStore function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertCloseStore", CallConvs = [typeof(CallConvStdcall)])]
    public static int CloseStore(nint store, uint flags)
    {
        const uint Force = 1, Check = 2;
        try
        {
            if (store == 0) return 1;
            bool someAreHeld = CertificateStore.Find(store).Close((flags & Force) != 0);
            return someAreHeld && (flags & Check) != 0 ? LastError.Fail(Win32Error.CryptEPendingClose) : 1;
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    private static int Add(CertificateStore store, X509Certificate2 certificate, uint disposition, nint* added)
    {
        CertificateContext context = store.Add(certificate, (AddDisposition)disposition);
        if (added is null) context.Dispose();
        else *added = context.HandOut();
        return LastError.Succeed();
    }
}

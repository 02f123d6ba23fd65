using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Certificates;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Exports;

/// <summary>PFX packets, where Windows is not.</summary>
internal static unsafe class PfxExports
{
    /// <summary>Opens a store with the certificates and private keys of a packet.</summary>
    /// <param name="packet">CRYPT_DATA_BLOB, at most 16 MiB.</param>
    /// <param name="password">Terminated, or null for none.</param>
    /// <param name="flags">Not looked at: keys stay in memory and go with their certificates.</param>
    /// <returns>HCERTSTORE for CertCloseStore; null with 86 wrong password, CRYPT_E_BAD_ENCODE, CRYPT_E_ASN1_*, E_INVALIDARG.</returns>
    /// <remarks>Source: "PFXImportCertStore function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "PFXImportCertStore", CallConvs = [typeof(CallConvStdcall)])]
    public static nint ImportCertStore(CryptoBlob* packet, char* password, uint flags)
    {
        try
        {
            return LastError.Succeed(CertificateStore.Open(Read(packet, password)).Handle);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <returns>1 when it begins as a PFX; 0 with CRYPT_E_ASN1_* when not, or E_INVALIDARG.</returns>
    /// <remarks>Source: "PFXIsPFXBlob function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "PFXIsPFXBlob", CallConvs = [typeof(CallConvStdcall)])]
    public static int IsPfxBlob(CryptoBlob* packet)
    {
        try
        {
            ReadOnlySpan<byte> frame = EncodedInput.Frame(CertificateArgument.Bytes(packet), EncodedInput.MaxBytes);
            return EncodedInput.IsPfx(frame) ? LastError.Succeed() : LastError.Fail(Win32Error.CryptEAsn1BadTag);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <param name="packet">CRYPT_DATA_BLOB, at most 16 MiB.</param>
    /// <param name="password">Terminated, or null for none.</param>
    /// <param name="flags">0; not looked at.</param>
    /// <returns>1 when the password opens the packet; 0 with the errors of PFXImportCertStore.</returns>
    /// <remarks>Source: "PFXVerifyPassword function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "PFXVerifyPassword", CallConvs = [typeof(CallConvStdcall)])]
    public static int VerifyPassword(CryptoBlob* packet, char* password, uint flags)
    {
        try
        {
            foreach (X509Certificate2 certificate in Read(packet, password)) certificate.Dispose();
            return LastError.Succeed();
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    private static IReadOnlyList<X509Certificate2> Read(CryptoBlob* packet, char* password) =>
        PfxPacket.Read(CertificateArgument.Bytes(packet), password is null ? null : CallerText.Read(password).ToString());
}

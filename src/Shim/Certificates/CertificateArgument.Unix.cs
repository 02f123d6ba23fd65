using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>Encoded bytes that a program passes with their count.</summary>
internal static unsafe class CertificateArgument
{
    /// <param name="encoding">Must have X509_ASN_ENCODING.</param>
    /// <returns>The caller disposes of it.</returns>
    /// <exception cref="AbiFailure">E_INVALIDARG, or as <see cref="EncodedInput.ReadCertificate"/>.</exception>
    public static X509Certificate2 Read(uint encoding, byte* encoded, uint length)
    {
        if ((encoding & CertContext.X509AsnEncoding) == 0) throw new AbiFailure(Win32Error.EInvalidArg);
        return EncodedInput.ReadCertificate(Bytes(encoded, length));
    }

    /// <summary>As much of the bytes as anybody will look at.</summary>
    /// <exception cref="AbiFailure">E_INVALIDARG no bytes, ERROR_WINHTTP_SHUTDOWN in a forked child.</exception>
    public static ReadOnlySpan<byte> Bytes(byte* bytes, uint length)
    {
        if (ForkGuard.IsForkedChild) throw new AbiFailure(Win32Error.Shutdown);
        if (bytes is null) throw new AbiFailure(Win32Error.EInvalidArg);
        // One more than the largest, so that what is too large is seen to be.
        return new ReadOnlySpan<byte>(bytes, (int)Math.Min(length, (uint)EncodedInput.MaxBytes + 1));
    }

    /// <param name="packet">CRYPT_DATA_BLOB, may be null.</param>
    public static ReadOnlySpan<byte> Bytes(CryptoBlob* packet)
    {
        if (packet is null) throw new AbiFailure(Win32Error.EInvalidArg);
        return Bytes(packet->Data, packet->Length);
    }
}

using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>Encodings that a program passes: looked at from outside before anybody decodes them, so that what is wrong with
/// them gets its number.</summary>
internal static class EncodedInput
{
    /// <summary>Nothing that is meant is larger: a certificate has some kilobytes.</summary>
    public const int MaxCertificateBytes = 1 << 20;

    /// <summary>The largest packet or file.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>Cuts off what is behind the outermost element.</summary>
    /// <exception cref="AbiFailure">CRYPT_E_ASN1_EOD it ends too early, CRYPT_E_ASN1_BADTAG it is no sequence,
    /// CRYPT_E_ASN1_LARGE, NTE_PROV_DLL_NOT_FOUND there is no OpenSSL to decode it.</exception>
    public static ReadOnlySpan<byte> Frame(ReadOnlySpan<byte> input, int maximum)
    {
        // The framework would end the process.
        if (!SystemLibrary.HasOpenSsl) throw new AbiFailure(Win32Error.NteProvDllNotFound);
        if (input.IsEmpty) throw new AbiFailure(Win32Error.CryptEAsn1Eod);
        if (input[0] != 0x30) throw new AbiFailure(Win32Error.CryptEAsn1BadTag);
        if (input.Length < 2) throw new AbiFailure(Win32Error.CryptEAsn1Eod);
        if (input[1] == 0x80)
        {
            // The indefinite form of BER: whoever decodes it finds its end.
            return input.Length <= maximum ? input : throw new AbiFailure(Win32Error.CryptEAsn1Large);
        }
        long length = 2 + (input[1] & 0x7F);
        if (input[1] > 0x80)
        {
            int lengthBytes = input[1] & 0x7F;
            if (input.Length < 2 + lengthBytes) throw new AbiFailure(Win32Error.CryptEAsn1Eod);
            length = 0;
            foreach (byte digit in input.Slice(2, lengthBytes))
            {
                length = length << 8 | digit;
                if (length > maximum) throw new AbiFailure(Win32Error.CryptEAsn1Large);
            }
            length += 2 + lengthBytes;
        }
        return length <= input.Length ? input[..(int)length] : throw new AbiFailure(Win32Error.CryptEAsn1Eod);
    }

    /// <summary>A PFX begins with its version, 3; a certificate with a sequence.</summary>
    /// <param name="frame">A sequence.</param>
    public static bool IsPfx(ReadOnlySpan<byte> frame)
    {
        try
        {
            DerCursor outer = new(frame);
            DerCursor pfx = outer.Enter(Asn1Tag.Sequence);
            return pfx.IsNext(Asn1Tag.Integer) && pfx.Read(Asn1Tag.Integer).Of(frame) is [3] && pfx.IsNext(Asn1Tag.Sequence);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    /// <summary>Decodes a certificate.</summary>
    /// <param name="encoded">DER or BER.</param>
    /// <exception cref="AbiFailure">As of <see cref="Frame"/>; CRYPT_E_ASN1_CORRUPT for what is inside.</exception>
    public static X509Certificate2 ReadCertificate(ReadOnlySpan<byte> encoded)
    {
        ReadOnlySpan<byte> frame = Frame(encoded, MaxCertificateBytes);
        try
        {
            return X509CertificateLoader.LoadCertificate(frame);
        }
        catch (CryptographicException)
        {
            throw new AbiFailure(Win32Error.CryptEAsn1Corrupt);
        }
    }
}

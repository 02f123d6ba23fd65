using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>A PFX packet (PKCS #12): certificates and private keys behind a password.</summary>
/// <remarks>The framework's limits hold: 200 certificates, 200 keys, 300,000 iterations of a key derivation.</remarks>
internal static class PfxPacket
{
    // HRESULT or plain, the framework gives Windows' number for a wrong password.
    private const int WrongPassword = 86, LowHalf = 0xFFFF;

    // Keys stay in memory. macOS has keys in keychains only; the default is one that goes with the certificate.
    private static X509KeyStorageFlags Storage =>
        OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;

    /// <param name="packet">As the program passed it.</param>
    /// <param name="password">Null is none, which is not always the same as an empty one.</param>
    /// <returns>Those with a private key first; the caller disposes of them.</returns>
    /// <exception cref="AbiFailure">ERROR_INVALID_PASSWORD, CRYPT_E_BAD_ENCODE, and what <see cref="EncodedInput.Frame"/>
    /// throws.</exception>
    public static IReadOnlyList<X509Certificate2> Read(ReadOnlySpan<byte> packet, string? password)
    {
        ReadOnlySpan<byte> frame = EncodedInput.Frame(packet, EncodedInput.MaxBytes);
        if (!EncodedInput.IsPfx(frame)) throw new AbiFailure(Win32Error.CryptEAsn1BadTag);
        try
        {
            X509Certificate2Collection all = password is null
                ? X509CertificateLoader.LoadPkcs12Collection(frame.ToArray(), null, Storage)
                : X509CertificateLoader.LoadPkcs12Collection(frame, password, Storage);
            // Programs take the first one, and mean the one that they can identify themselves with.
            return [.. all.OrderBy(static certificate => !certificate.HasPrivateKey)];
        }
        catch (CryptographicException failure) when ((failure.HResult & LowHalf) == WrongPassword)
        {
            throw new AbiFailure(Win32Error.InvalidPassword);
        }
        // What is malformed far inside comes as any of these.
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or FormatException
            or OverflowException or PlatformNotSupportedException or NotSupportedException)
        {
            throw new AbiFailure(Win32Error.CryptEBadEncode);
        }
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>A file with certificates: PEM, with private keys or without, PFX without a password, or one certificate in DER.</summary>
internal static class CertificateFile
{
    // A bundle of authorities has some hundreds.
    private const int MaxCertificates = 10_000, MaxKeys = 16;

    /// <returns>The caller disposes of them.</returns>
    /// <exception cref="AbiFailure">ERROR_FILE_NOT_FOUND, ERROR_ACCESS_DENIED, ERROR_INVALID_PASSWORD a key or the PFX is
    /// encrypted, CRYPT_E_ASN1_* it is none of these files.</exception>
    public static IReadOnlyList<X509Certificate2> Read(string path)
    {
        byte[] content = ReadBytes(path);
        try
        {
            if (PemEncoding.TryFindUtf8(content, out _)) return ReadPem(content);
            ReadOnlySpan<byte> frame = EncodedInput.Frame(content, EncodedInput.MaxBytes);
            return EncodedInput.IsPfx(frame) ? PfxPacket.Read(frame, null) : [EncodedInput.ReadCertificate(frame)];
        }
        finally
        {
            // It may hold a private key.
            CryptographicOperations.ZeroMemory(content);
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            if (!file.CanSeek) throw new AbiFailure(Win32Error.AccessDenied);
            if (file.Length > EncodedInput.MaxBytes) throw new AbiFailure(Win32Error.CryptEAsn1Large);
            byte[] content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AbiFailure(Win32Error.FileNotFound);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new AbiFailure(Win32Error.AccessDenied);
        }
    }

    private static List<X509Certificate2> ReadPem(ReadOnlySpan<byte> rest)
    {
        List<X509Certificate2> certificates = [];
        List<(string Label, byte[] Content)> keys = [];
        try
        {
            while (PemEncoding.TryFindUtf8(rest, out PemFields block))
            {
                RefuseEncrypted(rest[..block.Location.Start]);
                Take(Encoding.ASCII.GetString(rest[block.Label]), Convert.FromBase64String(Encoding.ASCII.GetString(rest[block.Base64Data])));
                rest = rest[block.Location.End..];
            }
            RefuseEncrypted(rest);
            if (certificates.Count == 0) throw new AbiFailure(Win32Error.CryptEAsn1BadTag);
            foreach ((string label, byte[] content) in keys) Join(certificates, label, content);
            // As of a PFX.
            return [.. certificates.OrderBy(static certificate => !certificate.HasPrivateKey)];
        }
        catch
        {
            foreach (X509Certificate2 certificate in certificates) certificate.Dispose();
            throw;
        }
        finally
        {
            foreach ((_, byte[] content) in keys) CryptographicOperations.ZeroMemory(content);
        }

        void Take(string label, byte[] content)
        {
            switch (label)
            {
                case "CERTIFICATE" or "X509 CERTIFICATE":
                    if (certificates.Count == MaxCertificates) throw new AbiFailure(Win32Error.CryptEAsn1Large);
                    certificates.Add(EncodedInput.ReadCertificate(content));
                    break;
                case "PRIVATE KEY" or "RSA PRIVATE KEY" or "EC PRIVATE KEY":
                    if (keys.Count == MaxKeys) throw new AbiFailure(Win32Error.CryptEAsn1Large);
                    keys.Add((label, content));
                    break;
                case "ENCRYPTED PRIVATE KEY":
                    throw new AbiFailure(Win32Error.InvalidPassword);
                default:
                    break; // parameters, requests, revocation lists
            }
        }
    }

    // RFC 1421, section 4.6.1.1. A block with such a line is none for the framework, which passes over it.
    private static void RefuseEncrypted(ReadOnlySpan<byte> passedOver)
    {
        if (passedOver.IndexOf("\nProc-Type: 4,ENCRYPTED"u8) >= 0) throw new AbiFailure(Win32Error.InvalidPassword);
    }

    // Gives the key to each certificate that has its public half.
    private static void Join(List<X509Certificate2> certificates, string label, byte[] content)
    {
        using PrivateKey key = PrivateKey.Read(label, content);
        for (int i = 0; i < certificates.Count; i++)
        {
            X509Certificate2 bare = certificates[i];
            if (bare.HasPrivateKey || !key.BelongsTo(bare)) continue;
            certificates[i] = key.JoinedWith(bare);
            bare.Dispose();
        }
    }
}

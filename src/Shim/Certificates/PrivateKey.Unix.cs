using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>An RSA or EC key of a PEM file.</summary>
internal sealed class PrivateKey : IDisposable
{
    private readonly AsymmetricAlgorithm _key;
    private readonly byte[] _publicHalf;

    private PrivateKey(AsymmetricAlgorithm key)
    {
        _key = key;
        _publicHalf = key.ExportSubjectPublicKeyInfo();
    }

    /// <param name="label">Of the PEM block.</param>
    /// <exception cref="AbiFailure">CRYPT_E_ASN1_CORRUPT: not a key of these kinds.</exception>
    public static PrivateKey Read(string label, byte[] content) =>
        label switch
        {
            "RSA PRIVATE KEY" => TryRead(RSA.Create(), key => key.ImportRSAPrivateKey(content, out _)),
            "EC PRIVATE KEY" => TryRead(ECDsa.Create(), key => key.ImportECPrivateKey(content, out _)),
            _ => TryRead(RSA.Create(), key => key.ImportPkcs8PrivateKey(content, out _))
                ?? TryRead(ECDsa.Create(), key => key.ImportPkcs8PrivateKey(content, out _)),
        }
        ?? throw new AbiFailure(Win32Error.CryptEAsn1Corrupt);

    public bool BelongsTo(X509Certificate2 certificate) =>
        certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(_publicHalf);

    /// <returns>Another certificate, which the caller disposes of.</returns>
    public X509Certificate2 JoinedWith(X509Certificate2 certificate)
    {
        try
        {
            return _key is RSA rsa ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey((ECDsa)_key);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            throw new AbiFailure(Win32Error.CryptEAsn1Corrupt);
        }
    }

    public void Dispose() => _key.Dispose();

    private static PrivateKey? TryRead<T>(T key, Action<T> import)
        where T : AsymmetricAlgorithm
    {
        try
        {
            import(key);
            return new PrivateKey(key);
        }
        catch (Exception failure) when (failure is CryptographicException or PlatformNotSupportedException)
        {
            key.Dispose();
            return null;
        }
    }
}

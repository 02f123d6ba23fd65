using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Tls;

/// <summary>What a client answers to a server that asks for its certificate.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_CLIENT_CERT_CONTEXT. Two are equal when they are the same certificate: the key
/// belongs to it.</remarks>
internal sealed class ClientCertificate : IEquatable<ClientCertificate>
{
    private readonly string _hash;
    private readonly SslStreamCertificateContext? _context;
    private readonly FailureReason? _defect;

    private ClientCertificate(string hash, SslStreamCertificateContext? context, FailureReason? defect)
    {
        _hash = hash;
        _context = context;
        _defect = defect;
    }

    /// <summary>WINHTTP_NO_CLIENT_CERT_CONTEXT: none, and that is an answer.</summary>
    public static ClientCertificate None { get; } = new("", null, null);

    /// <summary>The certificate with its key and chain; null = none.</summary>
    /// <exception cref="EngineFailure">ClientKeyMissing, ClientKeyUnusable.</exception>
    public SslStreamCertificateContext? Context => _defect is { } defect ? throw new EngineFailure(defect) : _context;

    /// <param name="certificate">With its private key, or it is of no use; kept.</param>
    /// <param name="beside">Where what stands between the certificate and its authority is looked for, besides the user's own stores.</param>
    public static ClientCertificate Of(X509Certificate2 certificate, X509Certificate2Collection? beside = null)
    {
        string hash = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        if (!certificate.HasPrivateKey) return new ClientCertificate(hash, null, FailureReason.ClientKeyMissing);
        try
        {
            if (!HasKeyOfItsOwn(certificate)) return new ClientCertificate(hash, null, FailureReason.ClientKeyUnusable);
            // Offline: nothing is looked for in the network.
            return new ClientCertificate(hash, SslStreamCertificateContext.Create(certificate, beside, offline: true), null);
        }
        catch (Exception failure) when (failure is CryptographicException or NotSupportedException)
        {
            return new ClientCertificate(hash, null, FailureReason.ClientKeyUnusable);
        }
    }

    // A PFX may join any key to a certificate; the library below would notice when the server asks, and not say what it is.
    private static bool HasKeyOfItsOwn(X509Certificate2 certificate)
    {
        using AsymmetricAlgorithm? key = certificate.GetECDsaPrivateKey() as AsymmetricAlgorithm ?? certificate.GetRSAPrivateKey();
        return key is not null && key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(certificate.PublicKey.ExportSubjectPublicKeyInfo());
    }

    public bool Equals(ClientCertificate? other) => other is not null && other._hash == _hash;

    public override bool Equals(object? obj) => Equals(obj as ClientCertificate);

    public override int GetHashCode() => _hash.GetHashCode(StringComparison.Ordinal);
}

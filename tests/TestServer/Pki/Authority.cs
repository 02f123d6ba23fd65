using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>A certificate that may issue others, with its key.</summary>
internal sealed class Authority
{
    private Authority(X509Certificate2 certificate, ECDsa key)
    {
        Certificate = certificate;
        Key = key;
    }

    /// <summary>With its private key.</summary>
    public X509Certificate2 Certificate { get; }

    public ECDsa Key { get; }

    public X509SignatureGenerator Signature => X509SignatureGenerator.CreateForECDsa(Key);

    public static Authority Root(string subject)
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new Authority(SelfSign(AuthorityShape(subject), key), key);
    }

    /// <param name="shape">How it differs from an ordinary authority in what it says of itself.</param>
    public Authority IssueAuthority(string subject, Func<CertificateShape, CertificateShape>? shape = null)
    {
        CertificateShape wanted = AuthorityShape(subject);
        X509Certificate2 certificate = Issue(shape is null ? wanted : shape(wanted));
        // Its key has just been made for it, of that kind.
        return new Authority(certificate, certificate.GetECDsaPrivateKey()!);
    }

    /// <summary>With a new key, which the certificate holds.</summary>
    public X509Certificate2 Issue(CertificateShape shape) => Sign(
        shape, NewKey(shape.Key), shape.HasWeakSignature ? new EcdsaWithSha1(Key) : Signature, Certificate);

    /// <summary>With a new key, signed with that key and not by an authority.</summary>
    public static X509Certificate2 SelfSigned(CertificateShape shape) => SelfSign(shape, NewKey(shape.Key));

    private static CertificateShape AuthorityShape(string subject) => new(subject)
    {
        IsAuthority = true,
        Usages = [],
        NotBefore = DateTimeOffset.UtcNow.AddDays(-60),
        NotAfter = DateTimeOffset.UtcNow.AddDays(60),
    };

    private static X509Certificate2 SelfSign(CertificateShape shape, AsymmetricAlgorithm key) =>
        Sign(shape, key, Generator(key, shape.IsSignedWithPss), issuer: null);

    // Not by CertificateRequest.Create(X509Certificate2, ...): it refuses a certificate that outlives its issuer.
    private static X509Certificate2 Sign(
        CertificateShape shape, AsymmetricAlgorithm key, X509SignatureGenerator signature, X509Certificate2? issuer)
    {
        X500DistinguishedName subject = new(shape.Subject);
        CertificateRequest request = new(subject, Generator(key).PublicKey, HashAlgorithmName.SHA256);
        Describe(request, shape, issuer);
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        // Positive, and 16 bytes long in every encoding.
        serial[0] = (byte)(serial[0] & 0x7F | 0x40);
        using X509Certificate2 certificate =
            request.Create(issuer?.SubjectName ?? subject, signature, shape.NotBefore, shape.NotAfter, serial);
        return key switch
        {
            ECDsa ecdsa => certificate.CopyWithPrivateKey(ecdsa),
            RSA rsa => certificate.CopyWithPrivateKey(rsa),
            _ => throw new UnreachableException(),
        };
    }

    private static void Describe(CertificateRequest request, CertificateShape shape, X509Certificate2? issuer)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(
            shape.IsAuthority, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            shape.IsAuthority
                ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign
                : X509KeyUsageFlags.DigitalSignature | (shape.Key is KeyKind.P256 ? 0 : X509KeyUsageFlags.KeyEncipherment),
            critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (issuer is not null)
        {
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
                issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        }
        if (shape.Usages.Count > 0)
        {
            OidCollection usages = [];
            foreach (string usage in shape.Usages) usages.Add(new Oid(usage));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(usages, critical: false));
        }
        if (shape.DnsNames.Count + shape.Addresses.Count > 0)
        {
            request.CertificateExtensions.Add(AlternativeNames.Extension(shape.DnsNames, shape.Addresses));
        }
        if (shape.CrlUrls.Count > 0)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(shape.CrlUrls));
        }
        if (shape.OcspUrls.Count + shape.IssuerUrls.Count > 0)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(shape.OcspUrls, shape.IssuerUrls));
        }
    }

    private static X509SignatureGenerator Generator(AsymmetricAlgorithm key, bool usesPss = false) => key switch
    {
        ECDsa ecdsa => X509SignatureGenerator.CreateForECDsa(ecdsa),
        RSA rsa => X509SignatureGenerator.CreateForRSA(rsa, usesPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
        _ => throw new UnreachableException(),
    };

    private static AsymmetricAlgorithm NewKey(KeyKind kind) => kind switch
    {
        KeyKind.P256 => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        KeyKind.Rsa2048 => RSA.Create(2048),
        KeyKind.Rsa1024 => RSA.Create(1024),
        _ => throw new UnreachableException(),
    };
}

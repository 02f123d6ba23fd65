using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>The lists of revoked certificates, by name: RFC 5280, section 5.</summary>
internal static class RevocationLists
{
    /// <summary>Certificates whose list is not what it should be; each has one of its own name.</summary>
    public static IReadOnlyList<string> Flawed { get; } =
        [
            "crl-expired", "crl-missing", "crl-garbage", "crl-empty", "crl-wrong-signer",
            .. BadManners.All.Select(static manner => "crl-" + manner),
        ];

    /// <returns>null when there is no such list.</returns>
    public static byte[]? Find(CertificateSet set, string name)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return name switch
        {
            "root" => Build(set.Root, now, now.AddDays(1), set.RevokedIntermediate.Certificate),
            "intermediate" => Build(set.Intermediate, now, now.AddDays(1), Revoked(set)),
            "revoked-intermediate" => Build(set.RevokedIntermediate, now, now.AddDays(1)),
            "crl-expired" => Build(set.Intermediate, now.AddDays(-8), now.AddDays(-1), Revoked(set)),
            "crl-garbage" => [.. "This is not a list."u8],
            "crl-empty" => [],
            // It says that it is of that issuer, and it is not.
            "crl-wrong-signer" => Build(set.Intermediate, now, now.AddDays(1), set.OtherRoot.Signature),
            _ => null,
        };
    }

    private static X509Certificate2[] Revoked(CertificateSet set) =>
        [set.All["revoked"].Certificate, set.All["revoked-wrong-name"].Certificate];

    private static byte[] Build(Authority issuer, DateTimeOffset from, DateTimeOffset until, params X509Certificate2[] revoked) =>
        Build(issuer, from, until, issuer.Signature, revoked);

    private static byte[] Build(
        Authority issuer, DateTimeOffset from, DateTimeOffset until, X509SignatureGenerator signature, params X509Certificate2[] revoked)
    {
        CertificateRevocationListBuilder builder = new();
        foreach (X509Certificate2 certificate in revoked)
        {
            builder.AddEntry(certificate, from.AddHours(-1), X509RevocationReason.KeyCompromise);
        }
        // An hour back: the two clocks are one, but fractions of a second are not in the list.
        return builder.Build(
            issuer.Certificate.SubjectName, signature, crlNumber: 1, nextUpdate: until, HashAlgorithmName.SHA256,
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer.Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false),
            thisUpdate: from.AddHours(-1));
    }
}

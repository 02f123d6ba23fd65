using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>What the OCSP responder says of a certificate, by the certificate's name.</summary>
internal static class OcspAnswers
{
    /// <summary>Certificates whose answer says nothing that can be relied on.</summary>
    public static IReadOnlyList<string> Flawed { get; } =
        [
            "ocsp-expired", "ocsp-garbage", "ocsp-try-later", "ocsp-unknown", "ocsp-wrong-signer", "ocsp-missing",
            .. BadManners.All.Select(static manner => "ocsp-" + manner),
        ];

    /// <returns>null when there is no answer.</returns>
    public static byte[]? Find(CertificateSet set, string name)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (!set.All.TryGetValue(name, out NamedCertificate? named)) return null;
        X509Certificate2 certificate = named.Certificate;
        return name switch
        {
            "good-with-ocsp" => OcspResponse.Encode(set.Intermediate, certificate, OcspStatus.Good, now),
            "ocsp-revoked" => OcspResponse.Encode(set.Intermediate, certificate, OcspStatus.Revoked, now),
            "ocsp-unknown" => OcspResponse.Encode(set.Intermediate, certificate, OcspStatus.Unknown, now),
            "ocsp-expired" => OcspResponse.Encode(set.Intermediate, certificate, OcspStatus.Good, now.AddDays(-8)),
            "ocsp-wrong-signer" => OcspResponse.Encode(set.Intermediate, certificate, OcspStatus.Good, now, set.OtherRoot.Key),
            "ocsp-try-later" => OcspResponse.TryLater(),
            "ocsp-garbage" => [.. "This is not an answer."u8],
            _ => null,
        };
    }
}

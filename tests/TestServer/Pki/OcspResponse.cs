using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Pki;

internal enum OcspStatus
{
    Good,
    Revoked,
    Unknown,
}

/// <summary>An OCSP response about one certificate, signed by its issuer: RFC 6960, section 4.2.1.</summary>
internal static class OcspResponse
{
    private const string BasicResponse = "1.3.6.1.5.5.7.48.1.1";
    private const string Sha1 = "1.3.14.3.2.26";
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    private enum ResponseStatus
    {
        Successful = 0,
        TryLater = 3,
    }

    /// <param name="from">Begins the day for which the answer holds, an hour before.</param>
    /// <param name="key">The issuer's, when it is null.</param>
    public static byte[] Encode(
        Authority issuer, X509Certificate2 certificate, OcspStatus status, DateTimeOffset from, ECDsa? key = null)
    {
        byte[] data = ResponseData(issuer.Certificate, certificate, status, from.AddHours(-1));
        AsnWriter basic = new(AsnEncodingRules.DER);
        using (basic.PushSequence())
        {
            basic.WriteEncodedValue(data);
            using (basic.PushSequence()) basic.WriteObjectIdentifier(EcdsaWithSha256);
            basic.WriteBitString((key ?? issuer.Key).SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }

        AsnWriter response = new(AsnEncodingRules.DER);
        using (response.PushSequence())
        {
            response.WriteEnumeratedValue(ResponseStatus.Successful);
            using (response.PushSequence(Context(0)))
            using (response.PushSequence())
            {
                response.WriteObjectIdentifier(BasicResponse);
                response.WriteOctetString(basic.Encode());
            }
        }
        return response.Encode();
    }

    /// <summary>The answer of a responder that cannot answer now.</summary>
    public static byte[] TryLater()
    {
        AsnWriter response = new(AsnEncodingRules.DER);
        using (response.PushSequence()) response.WriteEnumeratedValue(ResponseStatus.TryLater);
        return response.Encode();
    }

    private static byte[] ResponseData(X509Certificate2 issuer, X509Certificate2 certificate, OcspStatus status, DateTimeOffset from)
    {
        AsnWriter data = new(AsnEncodingRules.DER);
        using (data.PushSequence())
        {
            using (data.PushSequence(Context(1))) data.WriteEncodedValue(issuer.SubjectName.RawData);
            data.WriteGeneralizedTime(from, omitFractionalSeconds: true);
            using (data.PushSequence())
            using (data.PushSequence())
            {
                WriteCertificateId(data, issuer, certificate);
                WriteStatus(data, status, from);
                data.WriteGeneralizedTime(from, omitFractionalSeconds: true);
                using (data.PushSequence(Context(0))) data.WriteGeneralizedTime(from.AddDays(1), omitFractionalSeconds: true);
            }
        }
        return data.Encode();
    }

    // SHA-1 is what the platform asks with, and an answer has to name the certificate as the question did.
#pragma warning disable CA5350 // not a signature: it only names the issuer
    private static void WriteCertificateId(AsnWriter data, X509Certificate2 issuer, X509Certificate2 certificate)
    {
        using (data.PushSequence())
        {
            using (data.PushSequence())
            {
                data.WriteObjectIdentifier(Sha1);
                data.WriteNull();
            }
            data.WriteOctetString(SHA1.HashData(issuer.SubjectName.RawData));
            data.WriteOctetString(SHA1.HashData(issuer.PublicKey.EncodedKeyValue.RawData));
            data.WriteInteger(certificate.SerialNumberBytes.Span);
        }
    }
#pragma warning restore CA5350

    private static void WriteStatus(AsnWriter data, OcspStatus status, DateTimeOffset from)
    {
        switch (status)
        {
            case OcspStatus.Good:
                data.WriteNull(Context(0));
                break;
            case OcspStatus.Revoked:
                using (data.PushSequence(Context(1))) data.WriteGeneralizedTime(from, omitFractionalSeconds: true);
                break;
            default:
                data.WriteNull(Context(2));
                break;
        }
    }

    private static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number);
}

using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>Signs certificates as nobody should any more; the framework's own generator refuses.</summary>
internal sealed class EcdsaWithSha1(ECDsa key) : X509SignatureGenerator
{
    private const string Algorithm = "1.2.840.10045.4.1";

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence()) writer.WriteObjectIdentifier(Algorithm);
        return writer.Encode();
    }

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
        key.SignData(data, HashAlgorithmName.SHA1, DSASignatureFormat.Rfc3279DerSequence);

    protected override PublicKey BuildPublicKey() => CreateForECDsa(key).PublicKey;
}

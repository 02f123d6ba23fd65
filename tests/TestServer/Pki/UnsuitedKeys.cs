using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>Certificates with private keys that are of no use in a handshake.</summary>
internal static class UnsuitedKeys
{
    // A group of DSA (FIPS 186-4); to find one takes long.
    private const string Modulus = "f6c2a80e720e9b20b7a2696733859da1a35e798097f4b1f029de9c6a8abc6f733e7df60d91ddbace48d5527ab439ec0a"
        + "59a889b04365df01726493fd932f6f6897713acd9ae2fc7c1218e7fa9998c4aa7a05e08d188f93e690fbb2bc325333f2"
        + "b3e751f69c78ba5bada5e5f038880b87962c2656f0a90b6e4a7ddf6fb4685709";
    private const string Order = "a76710b11a50787426723794540ea92f9db8e616c33ebef9cf221e85";
    private const string Base = "a328252e951cac6d317992a91dae965bdf038fd29d024a118e9ee0ac7c6dd54da7f3d4b8bde6d2c9a7249ce03e22cc58"
        + "45ef813abcdda0d1ff345957954439038e6406a70a5f5036387b39345aa5d708d100497388d7004ae3d5caeb04c91b9c"
        + "fcd8c09b5c8b011d089a63f83e122e9ecf79a2b4f4a0c7c7ea5bd0feece3cc7c";

    // RFC 7292, appendix D, and RFC 2985.
    private const string Data = "1.2.840.113549.1.7.1", KeyBag = "1.2.840.113549.1.12.10.1.1", CertificateBag = "1.2.840.113549.1.12.10.1.3",
        X509Certificate = "1.2.840.113549.1.9.22.1", LocalKeyId = "1.2.840.113549.1.9.21";

    /// <summary>A key of DSA, which no version of TLS has any more that is spoken here.</summary>
    public static X509Certificate2 Dsa()
    {
        // Any number below the order will do: nobody is to keep a secret with it.
        byte[] secret = [.. Enumerable.Repeat((byte)0x55, Order.Length / 2)];
        BigInteger open = BigInteger.ModPow(Number(Convert.FromHexString(Base)), Number(secret), Number(Convert.FromHexString(Modulus)));
        using DSA key = DSA.Create(new DSAParameters
        {
            P = Convert.FromHexString(Modulus),
            Q = Convert.FromHexString(Order),
            G = Convert.FromHexString(Base),
            X = secret,
            Y = Convert.FromHexString(Convert.ToHexString(open.ToByteArray(isUnsigned: true, isBigEndian: true)).PadLeft(Modulus.Length, '0')),
        });
        using ECDsa issuer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        X500DistinguishedName name = new("CN=client-dsa, O=Tests");
        CertificateRequest request = new(name, new PublicKey(key), HashAlgorithmName.SHA256);
        using X509Certificate2 bare = request.Create(
            name, X509SignatureGenerator.CreateForECDsa(issuer), DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1]);
        return bare.CopyWithPrivateKey(key);
    }

    /// <summary>A PFX packet, without a password, that says of a key that it is the certificate's, and it is not.</summary>
    public static byte[] OfAnother(X509Certificate2 certificate)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        AsnWriter bags = new(AsnEncodingRules.DER);
        using (bags.PushSequence())
        {
            WriteBag(bags, CertificateBag, () =>
            {
                using (bags.PushSequence())
                {
                    bags.WriteObjectIdentifier(X509Certificate);
                    using (bags.PushSequence(Inner)) bags.WriteOctetString(certificate.RawData);
                }
            });
            WriteBag(bags, KeyBag, () => bags.WriteEncodedValue(key.ExportPkcs8PrivateKey()));
        }
        AsnWriter contents = new(AsnEncodingRules.DER);
        using (contents.PushSequence()) WriteData(contents, bags.Encode());
        AsnWriter packet = new(AsnEncodingRules.DER);
        using (packet.PushSequence())
        {
            packet.WriteInteger(3);
            WriteData(packet, contents.Encode());
        }
        return packet.Encode();
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static Asn1Tag Inner => new(TagClass.ContextSpecific, 0);

    private static void WriteData(AsnWriter writer, byte[] bytes)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Data);
            using (writer.PushSequence(Inner)) writer.WriteOctetString(bytes);
        }
    }

    private static void WriteBag(AsnWriter writer, string kind, Action value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(kind);
            using (writer.PushSequence(Inner)) value();
            using (writer.PushSetOf())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(LocalKeyId);
                using (writer.PushSetOf()) writer.WriteOctetString([1]);
            }
        }
    }
}

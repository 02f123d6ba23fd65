using System.Formats.Asn1;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>Where the fields of a certificate are in its encoding.</summary>
/// <remarks>Source: RFC 5280, section 4.1.</remarks>
internal sealed class CertificateFields
{
    internal readonly record struct Algorithm(string ObjectIdentifier, DerSlice Parameters);

    internal readonly record struct Bits(DerSlice Value, int Unused);

    internal readonly record struct Extension(string ObjectIdentifier, bool IsCritical, DerSlice Value);

    /// <summary>0 for X.509 version 1.</summary>
    public uint Version { get; private init; }

    /// <summary>Highest byte first.</summary>
    public DerSlice SerialNumber { get; private init; }

    public Algorithm Signature { get; private init; }

    public DerSlice Issuer { get; private init; }

    public DateTimeOffset NotBefore { get; private init; }

    public DateTimeOffset NotAfter { get; private init; }

    public DerSlice Subject { get; private init; }

    public Algorithm KeyAlgorithm { get; private init; }

    public Bits PublicKey { get; private init; }

    public Bits IssuerUniqueId { get; private init; }

    public Bits SubjectUniqueId { get; private init; }

    public IReadOnlyList<Extension> Extensions { get; private init; } = [];

    /// <param name="encoded">One certificate.</param>
    /// <exception cref="AbiFailure">CRYPT_E_ASN1_CORRUPT.</exception>
    public static CertificateFields Read(ReadOnlySpan<byte> encoded)
    {
        try
        {
            return ReadCertificate(encoded);
        }
        catch (AsnContentException)
        {
            throw new AbiFailure(Win32Error.CryptEAsn1Corrupt);
        }
    }

    private static CertificateFields ReadCertificate(ReadOnlySpan<byte> encoded)
    {
        DerCursor certificate = new(encoded);
        certificate = certificate.Enter(Asn1Tag.Sequence);
        DerCursor signed = certificate.Enter(Asn1Tag.Sequence);

        uint version = 0;
        if (signed.IsNext(Context(0)))
        {
            DerCursor explicitly = signed.Enter(Context(0));
            ReadOnlySpan<byte> number = explicitly.Read(Asn1Tag.Integer).Of(encoded);
            version = number.Length == 1 ? number[0] : throw new AsnContentException();
        }
        DerSlice serialNumber = signed.Read(Asn1Tag.Integer);
        Algorithm signature = ReadAlgorithm(ref signed);
        DerSlice issuer = signed.Read(out _, out _);
        DerCursor validity = signed.Enter(Asn1Tag.Sequence);
        DateTimeOffset notBefore = validity.ReadTime(), notAfter = validity.ReadTime();
        DerSlice subject = signed.Read(out _, out _);
        DerCursor key = signed.Enter(Asn1Tag.Sequence);
        return new CertificateFields
        {
            Version = version,
            SerialNumber = serialNumber,
            Signature = signature,
            Issuer = issuer,
            NotBefore = notBefore,
            NotAfter = notAfter,
            Subject = subject,
            KeyAlgorithm = ReadAlgorithm(ref key),
            PublicKey = ReadBits(ref key, Asn1Tag.PrimitiveBitString),
            IssuerUniqueId = ReadOptionalBits(ref signed, Context(1)),
            SubjectUniqueId = ReadOptionalBits(ref signed, Context(2)),
            Extensions = ReadExtensions(ref signed, encoded),
        };
    }

    private static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number);

    private static Algorithm ReadAlgorithm(ref DerCursor cursor)
    {
        DerCursor algorithm = cursor.Enter(Asn1Tag.Sequence);
        string identifier = algorithm.ReadObjectIdentifier();
        return new Algorithm(identifier, algorithm.HasMore ? algorithm.Read(out _, out _) : default);
    }

    private static Bits ReadBits(ref DerCursor cursor, Asn1Tag tag)
    {
        DerSlice value = cursor.ReadBits(tag, out int unused);
        return new Bits(value, unused);
    }

    private static Bits ReadOptionalBits(ref DerCursor cursor, Asn1Tag tag) => cursor.IsNext(tag) ? ReadBits(ref cursor, tag) : default;

    private static List<Extension> ReadExtensions(ref DerCursor signed, ReadOnlySpan<byte> encoded)
    {
        List<Extension> extensions = [];
        if (!signed.IsNext(Context(3))) return extensions;
        DerCursor explicitly = signed.Enter(Context(3));
        DerCursor list = explicitly.Enter(Asn1Tag.Sequence);
        while (list.HasMore)
        {
            DerCursor extension = list.Enter(Asn1Tag.Sequence);
            string identifier = extension.ReadObjectIdentifier();
            bool isCritical = false;
            if (extension.IsNext(Asn1Tag.Boolean))
            {
                ReadOnlySpan<byte> value = extension.Read(Asn1Tag.Boolean).Of(encoded);
                isCritical = value.Length == 1 ? value[0] != 0 : throw new AsnContentException();
            }
            extensions.Add(new Extension(identifier, isCritical, extension.Read(Asn1Tag.PrimitiveOctetString)));
        }
        return extensions;
    }
}

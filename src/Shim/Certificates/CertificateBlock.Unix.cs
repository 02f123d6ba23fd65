using System.Runtime.InteropServices;
using System.Text;
using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>A CERT_CONTEXT with all that it points to, in one block of native memory: context, CERT_INFO, extensions,
/// then what needs no alignment (the encoding, object identifiers, the serial number).</summary>
internal static unsafe class CertificateBlock
{
    /// <param name="store">HCERTSTORE of the context, 0 for none.</param>
    /// <returns>For <see cref="NativeMemory.Free"/>.</returns>
    public static CertContext* Create(ReadOnlySpan<byte> encoded, CertificateFields fields, nint store)
    {
        int fixedPart = sizeof(CertContext) + sizeof(CertificateInfo) + fields.Extensions.Count * sizeof(CertificateExtension);
        int bytes = encoded.Length + fields.SerialNumber.Length
            + SizeOf(fields.Signature.ObjectIdentifier) + SizeOf(fields.KeyAlgorithm.ObjectIdentifier)
            + fields.Extensions.Sum(static extension => SizeOf(extension.ObjectIdentifier));
        byte* start = (byte*)NativeMemory.AllocZeroed((nuint)(fixedPart + bytes));

        CertContext* context = (CertContext*)start;
        CertificateInfo* info = (CertificateInfo*)(context + 1);
        Tail tail = new(start + fixedPart);
        byte* der = tail.Add(encoded);
        *context = new CertContext
        {
            EncodingType = CertContext.X509AsnEncoding,
            Encoded = der,
            EncodedLength = (uint)encoded.Length,
            Info = info,
            Store = store,
        };
        Fill(info, fields, der, ref tail);
        // Windows begins with the lowest byte.
        new Span<byte>(info->SerialNumber.Data, (int)info->SerialNumber.Length).Reverse();
        return context;
    }

    private static void Fill(CertificateInfo* info, CertificateFields fields, byte* der, ref Tail tail)
    {
        info->Version = fields.Version;
        info->SerialNumber = BlobOf(fields.SerialNumber, der);
        info->SerialNumber.Data = tail.Add(new ReadOnlySpan<byte>(info->SerialNumber.Data, (int)info->SerialNumber.Length));
        info->SignatureAlgorithm = AlgorithmOf(fields.Signature, der, ref tail);
        info->Issuer = BlobOf(fields.Issuer, der);
        info->NotBefore = FileTime.From(fields.NotBefore);
        info->NotAfter = FileTime.From(fields.NotAfter);
        info->Subject = BlobOf(fields.Subject, der);
        info->SubjectPublicKey.Algorithm = AlgorithmOf(fields.KeyAlgorithm, der, ref tail);
        info->SubjectPublicKey.PublicKey = BitsOf(fields.PublicKey, der);
        info->IssuerUniqueId = BitsOf(fields.IssuerUniqueId, der);
        info->SubjectUniqueId = BitsOf(fields.SubjectUniqueId, der);
        info->ExtensionCount = (uint)fields.Extensions.Count;
        if (info->ExtensionCount == 0) return;
        info->Extensions = (CertificateExtension*)(info + 1);
        for (int i = 0; i < fields.Extensions.Count; i++)
        {
            CertificateFields.Extension extension = fields.Extensions[i];
            info->Extensions[i].ObjectIdentifier = tail.Add(extension.ObjectIdentifier);
            info->Extensions[i].IsCritical = extension.IsCritical ? 1 : 0;
            info->Extensions[i].Value = BlobOf(extension.Value, der);
        }
    }

    private static AlgorithmIdentifier AlgorithmOf(CertificateFields.Algorithm algorithm, byte* der, ref Tail tail) => new()
    {
        ObjectIdentifier = tail.Add(algorithm.ObjectIdentifier),
        Parameters = BlobOf(algorithm.Parameters, der),
    };

    private static CryptoBlob BlobOf(DerSlice slice, byte* der) =>
        new() { Length = (uint)slice.Length, Data = slice.Length == 0 ? null : der + slice.Start };

    private static CryptoBits BitsOf(CertificateFields.Bits bits, byte* der)
    {
        CryptoBlob value = BlobOf(bits.Value, der);
        return new CryptoBits { Length = value.Length, Data = value.Data, UnusedBits = (uint)bits.Unused };
    }

    private static int SizeOf(string objectIdentifier) => objectIdentifier.Length + 1;

    private struct Tail(byte* next)
    {
        private byte* _next = next;

        public byte* Add(ReadOnlySpan<byte> bytes)
        {
            byte* start = _next;
            bytes.CopyTo(new Span<byte>(start, bytes.Length));
            _next += bytes.Length;
            return start;
        }

        /// <summary>Text of ASCII, and the terminator that the zeroed memory has.</summary>
        public byte* Add(string text)
        {
            byte* start = _next;
            _next += Encoding.ASCII.GetBytes(text, new Span<byte>(start, text.Length)) + 1;
            return start;
        }
    }
}

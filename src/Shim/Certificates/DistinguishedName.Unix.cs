using System.Formats.Asn1;
using System.Text;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>A name of X.500: a sequence of relative names, each a set of attributes.</summary>
/// <remarks>Source: RFC 5280, section 4.1.2.4; texts as "CertNameToStrW function (wincrypt.h)".</remarks>
internal sealed class DistinguishedName
{
    public const string CommonName = "2.5.4.3", OrganizationalUnit = "2.5.4.11", Organization = "2.5.4.10", Email = "1.2.840.113549.1.9.1";

    // The key names of X.500, as Windows writes them.
    private static readonly Dictionary<string, string> Keys = new()
    {
        [CommonName] = "CN",
        ["2.5.4.4"] = "SN",
        ["2.5.4.5"] = "SERIALNUMBER",
        ["2.5.4.6"] = "C",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "S",
        ["2.5.4.9"] = "STREET",
        [Organization] = "O",
        [OrganizationalUnit] = "OU",
        ["2.5.4.12"] = "T",
        ["2.5.4.13"] = "Description",
        ["2.5.4.17"] = "PostalCode",
        ["2.5.4.18"] = "POBox",
        ["2.5.4.20"] = "Phone",
        ["2.5.4.42"] = "G",
        ["2.5.4.43"] = "I",
        ["2.5.4.46"] = "dnQualifier",
        [Email] = "E",
        ["0.9.2342.19200300.100.1.25"] = "DC",
    };

    private static readonly System.Buffers.SearchValues<char> QuotedCharacters = System.Buffers.SearchValues.Create(",+=\"\n<>#;");

    private readonly List<List<(string Oid, string Value)>> _relativeNames = [];

    private DistinguishedName()
    {
    }

    /// <param name="encoded">DER or BER.</param>
    /// <exception cref="AsnContentException">It is no name.</exception>
    public static DistinguishedName Read(ReadOnlySpan<byte> encoded)
    {
        DistinguishedName name = new();
        DerCursor outer = new(encoded);
        DerCursor sequence = outer.Enter(Asn1Tag.Sequence);
        while (sequence.HasMore)
        {
            List<(string, string)> attributes = [];
            DerCursor set = sequence.Enter(Asn1Tag.SetOf);
            while (set.HasMore)
            {
                DerCursor attribute = set.Enter(Asn1Tag.Sequence);
                string oid = attribute.ReadObjectIdentifier();
                attributes.Add((oid, ReadValue(ref attribute, encoded)));
            }
            name._relativeNames.Add(attributes);
        }
        return name;
    }

    public bool IsEmpty => _relativeNames.Count == 0;

    /// <summary>The first attribute, of whatever kind; null in an empty name.</summary>
    public string? First => _relativeNames.SelectMany(static one => one).Select(static attribute => attribute.Value).FirstOrDefault();

    /// <summary>The first attribute of a kind; null when there is none.</summary>
    public string? Find(string oid) => _relativeNames.SelectMany(static one => one)
        .Where(attribute => attribute.Oid == oid).Select(static attribute => attribute.Value).FirstOrDefault();

    public string ToText(NameStyle style)
    {
        string between = style.Between, within = style.Within;
        IEnumerable<List<(string Oid, string Value)>> order = style.IsReversed ? Enumerable.Reverse(_relativeNames) : _relativeNames;
        return string.Join(between, order.Select(relative => string.Join(within, relative.Select(attribute => ToText(attribute, style)))));
    }

    private static string ToText((string Oid, string Value) attribute, NameStyle style)
    {
        string value = style.IsQuoting && MustQuote(attribute.Value)
            ? $"\"{attribute.Value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : attribute.Value;
        return style.Form switch
        {
            NameForm.Simple => value,
            NameForm.ObjectIdentifiers => $"{attribute.Oid}={value}",
            _ => $"{(Keys.TryGetValue(attribute.Oid, out string? key) ? key : "OID." + attribute.Oid)}={value}",
        };
    }

    private static bool MustQuote(string value) =>
        value.Length == 0 || char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]) || value.AsSpan().ContainsAny(QuotedCharacters);

    // Characters that a type does not allow are common, so the bytes are read as what they mean.
    private static string ReadValue(ref DerCursor attribute, ReadOnlySpan<byte> encoded)
    {
        DerSlice element = attribute.Read(out Asn1Tag tag, out DerSlice content);
        ReadOnlySpan<byte> bytes = content.Of(encoded);
        if (tag.TagClass != TagClass.Universal || tag.IsConstructed) return ToHex(element.Of(encoded));
        return (UniversalTagNumber)tag.TagValue switch
        {
            UniversalTagNumber.UTF8String => Encoding.UTF8.GetString(bytes),
            UniversalTagNumber.BMPString => Encoding.BigEndianUnicode.GetString(bytes),
            UniversalTagNumber.UniversalString => BigEndianUtf32.GetString(bytes),
            UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String or UniversalTagNumber.T61String
                or UniversalTagNumber.NumericString or UniversalTagNumber.VisibleString => Encoding.Latin1.GetString(bytes),
            UniversalTagNumber.OctetString => ToHex(bytes),
            _ => ToHex(element.Of(encoded)),
        };
    }

    private static readonly UTF32Encoding BigEndianUtf32 = new(bigEndian: true, byteOrderMark: false);

    private static string ToHex(ReadOnlySpan<byte> bytes) => "#" + Convert.ToHexString(bytes);
}

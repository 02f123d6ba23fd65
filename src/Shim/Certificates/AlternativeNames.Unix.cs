using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>The alternative names of a certificate's subject or issuer.</summary>
/// <remarks>Source: RFC 5280, section 4.2.1.6.</remarks>
internal sealed class AlternativeNames
{
    private const string PrincipalName = "1.3.6.1.4.1.311.20.2.3";

    private enum Choice
    {
        Other = 0,
        Email = 1,
        Dns = 2,
        Directory = 4,
        Url = 6,
    }

    private readonly List<string> _dnsNames = [];

    public IReadOnlyList<string> DnsNames => _dnsNames;

    /// <summary>The first address; null, as the others, when there is none.</summary>
    public string? Email { get; private set; }

    public string? Url { get; private set; }

    /// <summary>The first user principal name.</summary>
    public string? Principal { get; private set; }

    /// <summary>The first directory name, null when there is none.</summary>
    public DistinguishedName? Directory { get; private set; }

    /// <returns>Empty when there is no such extension, or it is malformed.</returns>
    public static AlternativeNames OfSubject(X509Certificate2 certificate) => Read(certificate, "2.5.29.17");

    /// <inheritdoc cref="OfSubject"/>
    public static AlternativeNames OfIssuer(X509Certificate2 certificate) => Read(certificate, "2.5.29.18");

    private static AlternativeNames Read(X509Certificate2 certificate, string extension)
    {
        AlternativeNames names = new();
        if (certificate.Extensions[extension] is not { } found) return names;
        try
        {
            ReadOnlySpan<byte> encoded = found.RawData;
            DerCursor outer = new(encoded);
            DerCursor list = outer.Enter(Asn1Tag.Sequence);
            while (list.HasMore) names.Add(ref list, encoded);
            return names;
        }
        catch (AsnContentException)
        {
            return new AlternativeNames();
        }
    }

    private void Add(ref DerCursor list, ReadOnlySpan<byte> encoded)
    {
        list.Read(out Asn1Tag tag, out DerSlice content);
        ReadOnlySpan<byte> value = content.Of(encoded);
        if (tag.TagClass != TagClass.ContextSpecific) throw new AsnContentException();
        switch ((Choice)tag.TagValue)
        {
            case Choice.Other:
                DerCursor other = new(value);
                if (other.ReadObjectIdentifier() != PrincipalName) break;
                DerCursor explicitly = other.Enter(new Asn1Tag(TagClass.ContextSpecific, 0));
                Principal ??= Encoding.UTF8.GetString(explicitly.Read(new Asn1Tag(UniversalTagNumber.UTF8String)).Of(value));
                break;
            case Choice.Email:
                Email ??= Encoding.Latin1.GetString(value);
                break;
            case Choice.Dns:
                _dnsNames.Add(Encoding.Latin1.GetString(value));
                break;
            case Choice.Directory:
                Directory ??= DistinguishedName.Read(value);
                break;
            case Choice.Url:
                Url ??= Encoding.Latin1.GetString(value);
                break;
            default:
                break; // addresses and registered identifiers: nobody asks for them as text
        }
    }
}

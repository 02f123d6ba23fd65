using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_NAME_*_TYPE: which name CertGetNameString looks for.</summary>
internal enum NameKind : uint
{
    Email = 1,
    WholeName = 2,
    Attribute = 3,
    SimpleDisplay = 4,
    FriendlyDisplay = 5,
    Dns = 6,
    Url = 7,
    PrincipalName = 8,
}

/// <summary>The names of a certificate's subject, or of its issuer.</summary>
/// <remarks>Source: "CertGetNameStringW function (wincrypt.h)". Each method gives an empty text for what is not there.</remarks>
internal sealed class CertificateName
{
    private readonly DistinguishedName? _name;
    private readonly AlternativeNames _alternatives;

    private CertificateName(X500DistinguishedName name, AlternativeNames alternatives)
    {
        _alternatives = alternatives;
        try
        {
            DistinguishedName read = DistinguishedName.Read(name.RawData);
            _name = read.IsEmpty ? alternatives.Directory : read;
        }
        catch (AsnContentException)
        {
            _name = null;
        }
    }

    public static CertificateName OfSubject(X509Certificate2 certificate) =>
        new(certificate.SubjectName, AlternativeNames.OfSubject(certificate));

    public static CertificateName OfIssuer(X509Certificate2 certificate) =>
        new(certificate.IssuerName, AlternativeNames.OfIssuer(certificate));

    public string Email => _alternatives.Email ?? Attribute(DistinguishedName.Email);

    public string Dns => _alternatives.DnsNames.Count > 0 ? _alternatives.DnsNames[0] : Attribute(DistinguishedName.CommonName);

    public string Url => _alternatives.Url ?? "";

    public string PrincipalName => _alternatives.Principal ?? "";

    /// <summary>What a person would call it.</summary>
    public string Display => _name?.Find(DistinguishedName.CommonName)
        ?? _name?.Find(DistinguishedName.OrganizationalUnit)
        ?? _name?.Find(DistinguishedName.Organization)
        ?? _name?.Find(DistinguishedName.Email)
        ?? _alternatives.Email
        ?? _name?.First
        ?? "";

    /// <summary>CERT_NAME_SEARCH_ALL_NAMES_FLAG: all DNS names, a NUL behind each.</summary>
    public string AllDnsNames => _alternatives.DnsNames.Count > 0
        ? string.Concat(_alternatives.DnsNames.Select(static name => name + '\0'))
        : Attribute(DistinguishedName.CommonName) is { Length: > 0 } name ? name + '\0' : "";

    public string Whole(NameStyle style) => _name?.ToText(style) ?? "";

    public string Attribute(string oid) => _name?.Find(oid) ?? "";
}

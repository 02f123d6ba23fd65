using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>The extension subjectAltName: RFC 5280, section 4.2.1.6.</summary>
/// <remarks>The framework's builder refuses, or turns into something else, the names that hostile certificates have.</remarks>
internal static class AlternativeNames
{
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Address = new(TagClass.ContextSpecific, 7);

    public static X509Extension Extension(IEnumerable<string> dnsNames, IEnumerable<string> addresses)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            // A string by its bytes: only the tag says of which kind it is.
            foreach (string name in dnsNames) writer.WriteOctetString(Encoding.Latin1.GetBytes(name), DnsName);
            foreach (string address in addresses) writer.WriteOctetString(IPAddress.Parse(address).GetAddressBytes(), Address);
        }
        return new X509Extension("2.5.29.17", writer.Encode(), critical: false);
    }
}

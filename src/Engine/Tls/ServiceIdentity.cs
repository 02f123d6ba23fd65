using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.Engine.Tls;

/// <summary>Whether a certificate is made out to the server that the caller wants to talk to.</summary>
/// <remarks>RFC 9525: alternative names; the common name where none of them is a DNS name.</remarks>
internal static class ServiceIdentity
{
    private const string CommonName = "2.5.4.3";

    /// <param name="host">Lower-case name in Punycode, or address literal.</param>
    public static bool Matches(X509Certificate2 certificate, string host)
    {
        string name = host.TrimEnd('.'); // not part of a name
        try
        {
            return certificate.MatchesHostname(name, allowWildcards: true, allowCommonName: true) || HasCommonWildcardFor(certificate, name);
        }
        catch (ArgumentException)
        {
            return false; // "a..b", "-x": what cannot be a name is in no certificate
        }
    }

    // The framework takes a common name as it is; who puts a name there may put a wildcard there.
    private static bool HasCommonWildcardFor(X509Certificate2 certificate, string name)
    {
        if (IPAddress.TryParse(name, out _)) return false;
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension is X509SubjectAlternativeNameExtension alternatives && alternatives.EnumerateDnsNames().Any()) return false;
        }
        foreach (X500RelativeDistinguishedName part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (part.HasMultipleElements || part.GetSingleElementType().Value != CommonName) continue;
            if (part.GetSingleElementValue() is { } common && common.StartsWith("*.", StringComparison.Ordinal))
            {
                ReadOnlySpan<char> behind = common.AsSpan(1).TrimEnd('.');
                int label = name.Length - behind.Length;
                return behind.Length > 1 && label > 0 && name.AsSpan(label).Equals(behind, StringComparison.OrdinalIgnoreCase) && !name.AsSpan(0, label).Contains('.');
            }
        }
        return false;
    }
}

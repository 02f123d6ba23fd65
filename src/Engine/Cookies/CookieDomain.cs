using System.Buffers;

namespace WinHttpCompat.Engine.Cookies;

/// <summary>Which hosts a cookie's domain covers. Hosts and domains are lower case.</summary>
/// <remarks>RFC 6265, section 5.1.3. A final dot belongs to the name: "example.com." is another host than "example.com".</remarks>
internal static class CookieDomain
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>True when <paramref name="host"/> is the domain itself or a name below it.</summary>
    public static bool Matches(ReadOnlySpan<char> host, ReadOnlySpan<char> domain)
    {
        if (host.Length == domain.Length) return host.SequenceEqual(domain);
        return !domain.IsEmpty && host.Length > domain.Length && host.EndsWith(domain) && host[^(domain.Length + 1)] == '.' && !IsAddress(host);
    }

    /// <summary>True for IPv4 and IPv6 literals, and for everything else that resolvers may read as one.</summary>
    /// <remarks>The last label decides, as in the host parser of the URL Standard: no top-level domain is a number.</remarks>
    public static bool IsAddress(ReadOnlySpan<char> host)
    {
        if (host.Contains(':')) return true;
        if (host.EndsWith('.')) host = host[..^1];
        ReadOnlySpan<char> last = host[(host.LastIndexOf('.') + 1)..];
        if (last.IsEmpty) return false;
        return !last.ContainsAnyExceptInRange('0', '9') || (last.StartsWith("0x") && !last[2..].ContainsAnyExcept(HexDigits));
    }

    /// <summary>True when a dot stands between two labels. What has none is a top-level domain, or local.</summary>
    public static bool HasInnerDot(ReadOnlySpan<char> domain) => domain.Trim('.').Contains('.');

    /// <summary>Goes up to the next parent: "a.b.c" becomes "b.c", then "c".</summary>
    /// <returns>False when there is none.</returns>
    public static bool TryGoUp(ref ReadOnlySpan<char> domain)
    {
        int dot = domain.IndexOf('.');
        if (dot < 0 || dot == domain.Length - 1) return false;
        domain = domain[(dot + 1)..];
        return true;
    }
}

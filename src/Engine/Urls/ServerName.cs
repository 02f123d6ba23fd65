using System.Buffers;
using System.Net;

namespace WinHttpCompat.Engine.Urls;

/// <summary>The name of a server as a caller writes it.</summary>
/// <remarks>Source: "WinHttpConnect function (winhttp.h)": a name or an IP literal; international names as Punycode.</remarks>
internal static class ServerName
{
    // RFC 1035, section 2.3.4, and room for a zone or a final dot.
    private const int MaxLength = 255;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=");

    /// <param name="text">Name, IPv4 literal, or IPv6 literal with or without brackets.</param>
    /// <param name="host">Lower case, without brackets.</param>
    /// <returns>False when this can be no server's name.</returns>
    public static bool TryNormalize(ReadOnlySpan<char> text, out string host)
    {
        host = "";
        if (text.IsEmpty || text.Length > MaxLength) return false;
        bool bracketed = text.Length > 2 && text[0] == '[' && text[^1] == ']';
        ReadOnlySpan<char> bare = bracketed ? text[1..^1] : text;
        if (bracketed || bare.Contains(':'))
        {
            // The parser takes brackets and a port, too.
            if (bare.ContainsAny('[', ']') || !IPAddress.TryParse(bare, out IPAddress? address)
                || address.AddressFamily is not System.Net.Sockets.AddressFamily.InterNetworkV6)
            {
                return false;
            }
            host = address.ToString();
            return true;
        }
        if (bare.ContainsAnyExcept(NameCharacters)) return false;
        host = bare.ToString().ToLowerInvariant();
        return true;
    }
}

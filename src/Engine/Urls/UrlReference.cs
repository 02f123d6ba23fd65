using System.Globalization;
using System.Text;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Urls;

/// <summary>A URL that a server names relative to another one.</summary>
/// <remarks>RFC 3986, section 5.2; RFC 9110, section 10.2.2. The fragment is left out: it is never sent, and nobody here
/// looks at it.</remarks>
internal static class UrlReference
{
    // No server is sent more, and what one server says about another is not to be believed without limit.
    private const int MaxLength = 65_536;

    /// <param name="baseUrl">Absolute http or https URL without a fragment.</param>
    /// <param name="reference">The bytes of a Location header.</param>
    /// <returns>Absolute URL; what cannot stand in a request line is escaped, everything else stays as it was written.</returns>
    /// <exception cref="EngineFailure">InvalidUrl, UnrecognizedScheme.</exception>
    public static string Resolve(string baseUrl, ReadOnlySpan<byte> reference)
    {
        if (reference.Length > MaxLength) throw new EngineFailure(FailureReason.InvalidUrl);
        string text = EscapeUnsendable(WithoutFragment(reference));
        UrlParts parts = UrlParts.Of(baseUrl);
        string authority = baseUrl[..parts.Path.Start.GetOffset(baseUrl.Length)];
        if (HasScheme(text))
        {
            UrlParts target = UrlParts.Of(text); // throws for what is neither http nor https
            return Absolute(text[..target.Path.Start.GetOffset(text.Length)], text[target.Path], text[target.ExtraInfo]);
        }
        if (text.StartsWith("//", StringComparison.Ordinal)) return Resolve(baseUrl, Encoding.ASCII.GetBytes(baseUrl[parts.Scheme] + ":" + text));
        int query = text.IndexOf('?');
        string path = query < 0 ? text : text[..query];
        string extra = query < 0 ? "" : text[query..];
        string basePath = baseUrl[parts.Path];
        if (path.Length == 0) return Absolute(authority, basePath, query < 0 ? baseUrl[parts.ExtraInfo] : extra);
        return Absolute(authority, path[0] == '/' ? path : basePath[..(basePath.LastIndexOf('/') + 1)] + path, extra);
    }

    private static string Absolute(string authority, string path, string extra)
    {
        string whole = authority + RemoveDotSegments(path) + extra;
        return whole.Length <= MaxLength ? whole : throw new EngineFailure(FailureReason.InvalidUrl);
    }

    private static ReadOnlySpan<byte> WithoutFragment(ReadOnlySpan<byte> reference)
    {
        int fragment = reference.IndexOf((byte)'#');
        return fragment < 0 ? reference : reference[..fragment];
    }

    // Byte by byte: a server that sends ISO 8859-1 gets back the byte that it meant.
    private static string EscapeUnsendable(ReadOnlySpan<byte> reference)
    {
        StringBuilder text = new(reference.Length + 16);
        foreach (byte next in reference)
        {
            if (next is > (byte)' ' and < 0x7F and not ((byte)'"' or (byte)'<' or (byte)'>')) text.Append((char)next);
            else text.Append(CultureInfo.InvariantCulture, $"%{next:X2}");
        }
        return text.ToString();
    }

    // RFC 3986, section 3.1.
    private static bool HasScheme(string text)
    {
        int colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0])) return false;
        return !text.AsSpan(0, colon).ContainsAny("/?") && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    // RFC 3986, section 5.2.4. A path always begins with a slash here.
    private static string RemoveDotSegments(string path)
    {
        if (path.Length == 0) return "/";
        if (!path.Contains("/.", StringComparison.Ordinal)) return path;
        List<string> kept = [];
        string[] segments = path[1..].Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            bool last = i == segments.Length - 1;
            switch (segments[i])
            {
                case "..":
                    if (kept.Count > 0) kept.RemoveAt(kept.Count - 1);
                    if (last) kept.Add("");
                    break;
                case ".":
                    if (last) kept.Add("");
                    break;
                default:
                    kept.Add(segments[i]);
                    break;
            }
        }
        return "/" + string.Join('/', kept);
    }
}

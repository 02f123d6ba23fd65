using System.Buffers;
using System.Globalization;
using System.Text;

namespace WinHttpCompat.Engine.Urls;

/// <summary>Escaping and unescaping with %XX.</summary>
/// <remarks>Unsafe characters as "Uniform Resource Locators (URLs) in WinHTTP" lists them: controls, blank,
/// &lt; &gt; " # { } | \ ^ ~ [ ] ' and everything above 127; the percent sign is a choice of the caller. Text becomes
/// bytes first.</remarks>
internal static class PercentEscape
{
    private static readonly SearchValues<char> Safe = SearchValues.Create(
        "!$%&()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_`abcdefghijklmnopqrstuvwxyz");

    // RFC 3986, section 3.2: what neither ends user name, password or host nor begins the next part.
    private static readonly SearchValues<char> SafeInAuthority = SearchValues.Create(
        "!$&'()*+,-.0123456789;=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");

    private static readonly SearchValues<char> SafeButPercent = SearchValues.Create(
        "!$&()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_`abcdefghijklmnopqrstuvwxyz");

    /// <summary>Escapes path and query of a URL, as UTF-8.</summary>
    /// <param name="text">Half a surrogate pair becomes U+FFFD.</param>
    /// <param name="escapePercent">Whether a percent sign is escaped too.</param>
    public static string Escape(ReadOnlySpan<char> text, bool escapePercent) => Escape(text, escapePercent, Encoding.UTF8);

    /// <summary>Escapes path and query, whose bytes are those of <paramref name="encoding"/>, an extension of ASCII.</summary>
    public static string Escape(ReadOnlySpan<char> text, bool escapePercent, Encoding encoding) =>
        Escape(text, escapePercent ? SafeButPercent : Safe, encoding);

    /// <summary>Escapes a user name, a password or a host, so that unescaping gives the same text back.</summary>
    /// <param name="text">Half a surrogate pair becomes U+FFFD.</param>
    public static string EscapeAuthority(ReadOnlySpan<char> text) => Escape(text, SafeInAuthority, Encoding.UTF8);

    private static string Escape(ReadOnlySpan<char> text, SearchValues<char> safe, Encoding encoding)
    {
        if (!text.ContainsAnyExcept(safe)) return text.ToString();
        StringBuilder escaped = new(text.Length + 16);
        while (!text.IsEmpty)
        {
            int plain = LengthOr(text.IndexOfAnyExcept(safe), text);
            escaped.Append(text[..plain]);
            text = text[plain..];
            if (text.IsEmpty) break;
            // Characters above 127 in one go: some code pages have states. All their bytes are escaped, letters or not.
            int count = text[0] > '\x7f' ? LengthOr(text.IndexOfAnyInRange('\0', '\x7f'), text) : 1;
            byte[] bytes = new byte[encoding.GetByteCount(text[..count])];
            encoding.GetBytes(text[..count], bytes);
            foreach (byte part in bytes) escaped.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
            text = text[count..];
        }
        return escaped.ToString();
    }

    private static int LengthOr(int index, ReadOnlySpan<char> text) => index < 0 ? text.Length : index;

    /// <summary>Turns each %XX into the character of that number; other percent signs stay.</summary>
    /// <remarks>Source: "WinHttpCrackUrl function (winhttp.h)", ICU_DECODE: bytes only, no UTF-8.</remarks>
    public static string Unescape(ReadOnlySpan<char> text)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length
                && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                plain.Append((char)value);
                i += 2;
            }
            else
            {
                plain.Append(text[i]);
            }
        }
        return plain.ToString();
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace WinHttpCompat.Engine.Urls;

/// <summary>Escaping and unescaping with %XX.</summary>
/// <remarks>Unsafe characters as "Uniform Resource Locators (URLs) in WinHTTP" lists them: controls, blank,
/// &lt; &gt; " # { } | \ ^ ~ [ ] ' and everything above 127; the percent sign is a choice of the caller. Text becomes
/// UTF-8 first (the default of WINHTTP_OPTION_CODEPAGE).</remarks>
internal static class PercentEscape
{
    private static readonly SearchValues<char> Safe = SearchValues.Create(
        "!$%&()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_`abcdefghijklmnopqrstuvwxyz");

    // RFC 3986, section 3.2: what neither ends user name, password or host nor begins the next part.
    private static readonly SearchValues<char> SafeInAuthority = SearchValues.Create(
        "!$&'()*+,-.0123456789;=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");

    private static readonly SearchValues<char> SafeButPercent = SearchValues.Create(
        "!$&()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_`abcdefghijklmnopqrstuvwxyz");

    /// <summary>Escapes path and query.</summary>
    /// <param name="text">UTF-16 without lone surrogates.</param>
    /// <param name="escapePercent">Whether a percent sign is escaped too.</param>
    public static string Escape(ReadOnlySpan<char> text, bool escapePercent) => Escape(text, escapePercent ? SafeButPercent : Safe);

    /// <summary>Escapes a user name, a password or a host, so that unescaping gives the same text back.</summary>
    /// <param name="text">UTF-16 without lone surrogates.</param>
    public static string EscapeAuthority(ReadOnlySpan<char> text) => Escape(text, SafeInAuthority);

    private static string Escape(ReadOnlySpan<char> text, SearchValues<char> safe)
    {
        if (!text.ContainsAnyExcept(safe)) return text.ToString();
        StringBuilder escaped = new(text.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out Rune next, out int used);
            text = text[used..];
            if (next.IsAscii && safe.Contains((char)next.Value))
            {
                escaped.Append((char)next.Value);
                continue;
            }
            int count = next.EncodeToUtf8(utf8);
            foreach (byte part in utf8[..count]) escaped.Append(CultureInfo.InvariantCulture, $"%{part:X2}");
        }
        return escaped.ToString();
    }

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

    /// <summary>True when a surrogate stands without its other half.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int used) is not OperationStatus.Done) return true;
            text = text[used..];
        }
        return false;
    }
}

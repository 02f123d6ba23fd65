using System.Text;

namespace WinHttpCompat.Engine.Cookies;

/// <summary>The value of one Set-Cookie header, taken apart. Slices of the header's text; nothing is copied.</summary>
/// <remarks>RFC 6265, section 5.2.</remarks>
internal ref struct SetCookieLine
{
    // RFC 6265bis, section 5.6. Section 6.1 of RFC 6265 asks for at least 4096 with the attributes.
    private const int MaxNameAndValueBytes = 4096;
    private const int MaxAttributeBytes = 1024;

    private long? _maxAge;
    private DateTime? _expires;

    /// <summary>Never empty.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>With its quotes, if it has some.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>As written, without the first dot; empty when absent.</summary>
    public ReadOnlySpan<char> Domain { get; private set; }

    /// <summary>Begins with a slash; empty when absent or without meaning.</summary>
    public ReadOnlySpan<char> Path { get; private set; }

    public bool Secure { get; private set; }

    public bool HttpOnly { get; private set; }

    /// <returns>False when this sets no cookie.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out SetCookieLine line)
    {
        line = default;
        if (HasControl(text)) return false;
        ReadOnlySpan<char> pair = Cut(ref text, ';');
        int equals = pair.IndexOf('=');
        if (equals < 0) return false;
        line.Name = Trim(pair[..equals]);
        line.Value = Trim(pair[(equals + 1)..]);
        if (line.Name.IsEmpty || IsLonger(line.Name, line.Value, MaxNameAndValueBytes)) return false;
        while (!text.IsEmpty)
        {
            ReadOnlySpan<char> value = Cut(ref text, ';');
            ReadOnlySpan<char> name = Trim(Cut(ref value, '='));
            value = Trim(value);
            if (!IsLonger(value, [], MaxAttributeBytes)) line.Take(name, value);
        }
        return true;
    }

    /// <summary>The moment from which on the cookie is no more; <see cref="DateTime.MaxValue"/> when it ends with the session.</summary>
    public readonly DateTime ExpiryOf(DateTime utcNow)
    {
        if (_maxAge is not { } seconds) return _expires ?? DateTime.MaxValue;
        if (seconds <= 0) return DateTime.MinValue;
        return seconds < (DateTime.MaxValue - utcNow).TotalSeconds ? utcNow.AddSeconds(seconds) : DateTime.MaxValue;
    }

    private void Take(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (Is(name, "Expires"))
        {
            if (CookieDate.TryParse(value, out DateTime expires)) _expires = expires;
        }
        else if (Is(name, "Max-Age"))
        {
            if (TrySeconds(value, out long seconds)) _maxAge = seconds;
        }
        else if (Is(name, "Domain"))
        {
            if (!value.IsEmpty) Domain = value[0] == '.' ? value[1..] : value; // 5.2.3: an empty one is ignored
        }
        else if (Is(name, "Path"))
        {
            Path = value.StartsWith('/') ? value : []; // 5.2.4: the default path then
        }
        else if (Is(name, "Secure"))
        {
            Secure = true;
        }
        else if (Is(name, "HttpOnly"))
        {
            HttpOnly = true;
        }
    }

    /// <param name="seconds">At most <see cref="long.MaxValue"/>; everything negative is -1.</param>
    private static bool TrySeconds(ReadOnlySpan<char> value, out long seconds)
    {
        bool negative = value.StartsWith('-');
        ReadOnlySpan<char> digits = negative ? value[1..] : value;
        seconds = -1;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9')) return false;
        if (!negative && !long.TryParse(digits, System.Globalization.NumberStyles.None, null, out seconds)) seconds = long.MaxValue;
        return true;
    }

    // 6265bis, section 5.6, step 1: no control but the tab.
    private static bool HasControl(ReadOnlySpan<char> text)
    {
        foreach (char next in text)
        {
            if ((next < ' ' && next != '\t') || next == '\x7f') return true;
        }
        return false;
    }

    /// <summary>What stands before <paramref name="separator"/>, or all; the rest behind it stays.</summary>
    private static ReadOnlySpan<char> Cut(scoped ref ReadOnlySpan<char> text, char separator)
    {
        int at = text.IndexOf(separator);
        ReadOnlySpan<char> before = at < 0 ? text : text[..at];
        text = at < 0 ? [] : text[(at + 1)..];
        return before;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(" \t");

    private static bool Is(ReadOnlySpan<char> name, string attribute) => name.Equals(attribute, StringComparison.OrdinalIgnoreCase);

    private static bool IsLonger(ReadOnlySpan<char> first, ReadOnlySpan<char> second, int maxBytes) =>
        first.Length + second.Length > maxBytes || Encoding.UTF8.GetByteCount(first) + Encoding.UTF8.GetByteCount(second) > maxBytes;
}

namespace WinHttpCompat.Engine.Cookies;

/// <summary>Dates as servers write them into cookies: day, month, year and time in any order and between anything.</summary>
/// <remarks>RFC 6265, section 5.1.1; as in its successor, nothing needs to follow the digits in a token.</remarks>
internal static class CookieDate
{
    private const int EarliestYear = 1601;

    /// <param name="utc">With whole seconds.</param>
    /// <returns>False when the text is no date.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTime utc)
    {
        utc = default;
        TimeSpan? time = null;
        int? day = null, month = null, year = null;
        while (NextToken(ref text, out ReadOnlySpan<char> token))
        {
            // Each token is the first of these that it can be and that is still missing.
            if (time is null && TryTime(token, out TimeSpan foundTime)) time = foundTime;
            else if (day is null && TryNumber(token, 1, 2, out int foundDay)) day = foundDay;
            else if (month is null && MonthOf(token) is > 0 and int foundMonth) month = foundMonth;
            else if (year is null && TryNumber(token, 2, 4, out int foundYear)) year = foundYear;
        }
        if (time is not { } clock || day is not { } dayOfMonth || month is not { } monthOfYear || year is not { } fullYear) return false;
        fullYear += fullYear switch { <= 69 => 2000, <= 99 => 1900, _ => 0 };
        if (clock < TimeSpan.Zero || fullYear < EarliestYear) return false;
        if (dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(fullYear, monthOfYear)) return false;
        utc = new DateTime(fullYear, monthOfYear, dayOfMonth, 0, 0, 0, DateTimeKind.Utc) + clock;
        return true;
    }

    private static bool NextToken(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> token)
    {
        int start = 0;
        while (start < text.Length && IsDelimiter(text[start])) start++;
        int end = start;
        while (end < text.Length && !IsDelimiter(text[end])) end++;
        token = text[start..end];
        text = text[end..];
        return !token.IsEmpty;
    }

    private static bool IsDelimiter(char next) =>
        next is '\t' or (>= ' ' and <= '/') or (>= ';' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    /// <param name="time">Negative when a number is too large: the token is a time, and the date is none.</param>
    private static bool TryTime(ReadOnlySpan<char> token, out TimeSpan time)
    {
        time = default;
        if (!TryField(ref token, out int hour) || !TryColon(ref token)) return false;
        if (!TryField(ref token, out int minute) || !TryColon(ref token)) return false;
        if (!TryField(ref token, out int second)) return false;
        time = hour > 23 || minute > 59 || second > 59 ? TimeSpan.MinValue : new TimeSpan(hour, minute, second);
        return true;
    }

    private static bool TryColon(ref ReadOnlySpan<char> token)
    {
        if (token.IsEmpty || token[0] != ':') return false;
        token = token[1..];
        return true;
    }

    private static bool TryField(ref ReadOnlySpan<char> token, out int value)
    {
        if (!TryNumber(token, 1, 2, out value)) return false;
        token = token[DigitCount(token)..];
        return true;
    }

    /// <summary>A number of so many digits; what follows them does not matter.</summary>
    private static bool TryNumber(ReadOnlySpan<char> token, int minDigits, int maxDigits, out int value)
    {
        value = 0;
        int digits = DigitCount(token);
        if (digits < minDigits || digits > maxDigits) return false;
        foreach (char digit in token[..digits]) value = value * 10 + (digit - '0');
        return true;
    }

    private static int DigitCount(ReadOnlySpan<char> token)
    {
        int end = token.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? token.Length : end;
    }

    /// <returns>1 to 12, or 0: the token begins with no month.</returns>
    private static int MonthOf(ReadOnlySpan<char> token)
    {
        const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";
        if (token.Length < 3) return 0;
        for (int month = 0; month < 12; month++)
        {
            if (token[..3].Equals(Months.AsSpan(month * 3, 3), StringComparison.OrdinalIgnoreCase)) return month + 1;
        }
        return 0;
    }
}

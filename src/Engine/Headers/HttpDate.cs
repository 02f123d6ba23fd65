using System.Globalization;

namespace WinHttpCompat.Engine.Headers;

/// <summary>Dates as HTTP writes them.</summary>
/// <remarks>RFC 9110, section 5.6.7: one form to write, three to read.</remarks>
internal static class HttpDate
{
    // Without the day of the week: a wrong one does not make a date useless, so it is not looked at.
    private static readonly string[] Forms =
    [
        "d MMM yyyy H:m:s 'GMT'",   // IMF-fixdate, RFC 1123
        "d MMM yyyy H:m:s",
        "d-MMM-yy H:m:s 'GMT'",     // RFC 850
        "d-MMM-yyyy H:m:s 'GMT'",   // what old cookies have
        "MMM d H:m:s yyyy",         // asctime
    ];

    public static string Format(DateTime utc) => utc.ToString("ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", CultureInfo.InvariantCulture);

    /// <param name="utc">With whole seconds.</param>
    /// <returns>False when the text is no date.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTime utc)
    {
        text = text.Trim(" \t");
        int day = 0;
        while (day < text.Length && char.IsAsciiLetter(text[day])) day++;
        if (day >= 3 && day < text.Length && text[day] is (',' or ' ')) text = text[(day + 1)..];
        return DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);
    }
}

using System.Globalization;

namespace WinHttpCompat.Engine.Headers;

/// <summary>Dates as HTTP writes them.</summary>
/// <remarks>RFC 9110, section 5.6.7: one form to write, three to read.</remarks>
internal static class HttpDate
{
    private static readonly string[] Forms =
    [
        "ddd, d MMM yyyy H:m:s 'GMT'",   // IMF-fixdate, RFC 1123
        "ddd, d MMM yyyy H:m:s",
        "dddd, d-MMM-yy H:m:s 'GMT'",    // RFC 850
        "ddd MMM d H:m:s yyyy",          // asctime
        "ddd, d-MMM-yyyy H:m:s 'GMT'",   // what old cookies have
        "d MMM yyyy H:m:s 'GMT'",
    ];

    public static string Format(DateTime utc) => utc.ToString("ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", CultureInfo.InvariantCulture);

    /// <param name="utc">With whole seconds.</param>
    /// <returns>False when the text is no date.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTime utc)
    {
        // A wrong day of the week does not make a date useless, so it is not compared.
        return DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc)
            || TryParseIgnoringDay(text, out utc);
    }

    private static bool TryParseIgnoringDay(ReadOnlySpan<char> text, out DateTime utc)
    {
        utc = default;
        int comma = text.IndexOf(',');
        return comma > 0 && DateTime.TryParseExact(text[(comma + 1)..].Trim(),
            ["d MMM yyyy H:m:s 'GMT'", "d-MMM-yy H:m:s 'GMT'", "d-MMM-yyyy H:m:s 'GMT'"], CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);
    }
}

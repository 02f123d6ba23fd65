using System.Globalization;
using WinHttpCompat.Engine.Cookies;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Cookies;

public sealed class CookieDateTests
{
    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06 08:49:37")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06 08:49:37")]
    [InlineData("Sun Nov  6 08:49:37 1994", "1994-11-06 08:49:37")]
    [InlineData("Sun, 06-Nov-1994 08:49:37 GMT", "1994-11-06 08:49:37")]
    [InlineData("6 nov 1994 8:49:37", "1994-11-06 08:49:37")]
    [InlineData("1994 Nov 6 8:9:7", "1994-11-06 08:09:07")]
    [InlineData("08:49:37 1994 November 06th", "1994-11-06 08:49:37")]
    [InlineData("Nov/6/1994;08:49:37", "1994-11-06 08:49:37")]
    [InlineData("@!6=Nov'1994+08:49:37~", "1994-11-06 08:49:37")]
    [InlineData("6 Nov 1994 08:49:37 PST-0800", "1994-11-06 08:49:37")]
    [InlineData("06 Nov 1994 08:49:37.123", "1994-11-06 08:49:37")]
    [InlineData("06 Nov 1994 08:49:37x1", "1994-11-06 08:49:37")]
    [InlineData("06 Nov 1994AD 08:49:37", "1994-11-06 08:49:37")]
    [InlineData("06 Nov 69 00:00:00", "2069-11-06 00:00:00")]
    [InlineData("06 Nov 70 00:00:00", "1970-11-06 00:00:00")]
    [InlineData("06 Nov 99 00:00:00", "1999-11-06 00:00:00")]
    [InlineData("06 Nov 00 00:00:00", "2000-11-06 00:00:00")]
    [InlineData("06 Nov 0094 00:00:00", "1994-11-06 00:00:00")]
    [InlineData("01 Jan 1601 00:00:00", "1601-01-01 00:00:00")]
    [InlineData("31 Dec 9999 23:59:59", "9999-12-31 23:59:59")]
    [InlineData("29 Feb 2000 12:00:00", "2000-02-29 12:00:00")]
    // The first number of two digits is the day, whatever was meant.
    [InlineData("94 06 Nov 08:49:37 1994", null)]
    [InlineData("06 94 Nov 08:49:37", "1994-11-06 08:49:37")]
    // What is found first stays.
    [InlineData("06 Nov 1994 08:49:37 07 Dec 1995 09:50:38", "1994-11-06 08:49:37")]
    [InlineData("", null)]
    [InlineData(" ,;-", null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("never", null)]
    [InlineData("06 Nov 1994", null)]
    [InlineData("Nov 1994 08:49:37", null)]
    [InlineData("06 1994 08:49:37", null)]
    [InlineData("06 Nov 08:49:37", null)]
    [InlineData("06 Nov 4 08:49:37", null)]
    [InlineData("06 Nov 19945 08:49:37", null)]
    [InlineData("006 Nov 1994 08:49:37", null)]
    [InlineData("00 Nov 1994 08:49:37", null)]
    [InlineData("31 Nov 1994 08:49:37", null)]
    [InlineData("32 Jan 1994 08:49:37", null)]
    [InlineData("29 Feb 1900 08:49:37", null)]
    [InlineData("06 Nov 1600 08:49:37", null)]
    [InlineData("06 Nov 199 08:49:37", null)]
    [InlineData("06 Nov 1994 24:00:00", null)]
    [InlineData("06 Nov 1994 08:60:00", null)]
    [InlineData("06 Nov 1994 08:49:60", null)]
    // A time that cannot be is a time all the same: the second one comes too late.
    [InlineData("06 Nov 1994 25:00:00 08:49:37", null)]
    [InlineData("06 Nov 1994 008:49:37", null)]
    [InlineData("06 Nov 1994 08:49", null)]
    [InlineData("06 Nov 1994 08:49:", null)]
    [InlineData("06 Nov 1994 08-49-37", null)]
    [InlineData("06 Nvo 1994 08:49:37", null)]
    [InlineData("06Nov1994 08:49:37", null)]
    public void TryParse_Text_IsReadAsTheAlgorithmSays(string text, string? expected)
    {
        bool isDate = CookieDate.TryParse(text, out DateTime utc);
        Assert.Equal(expected, isDate ? utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null);
        Assert.True(!isDate || utc.Kind is DateTimeKind.Utc);
    }

    [Fact]
    public void TryParse_EveryCharacterBetweenTheParts_SeparatesOrNotAsTheGrammarSays()
    {
        for (char between = '\0'; between < 0x180; between++)
        {
            bool separates = between is '\t' or (>= ' ' and <= '/') or (>= ';' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');
            Assert.Equal(separates, CookieDate.TryParse($"06{between}Nov{between}1994{between}08:49:37", out _));
        }
    }

    [Fact]
    public void TryParse_LongText_Ends() => Assert.False(CookieDate.TryParse(string.Concat(Enumerable.Repeat("99 ", 100_000)), out _));
}

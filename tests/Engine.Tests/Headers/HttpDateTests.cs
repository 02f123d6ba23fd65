using WinHttpCompat.Engine.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Headers;

public sealed class HttpDateTests
{
    private static readonly DateTime Example = new(1994, 11, 6, 8, 49, 37, DateTimeKind.Utc);

    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sun, 6 Nov 1994 8:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    [InlineData("Sun Nov 06 08:49:37 1994")]
    [InlineData("Sun, 06-Nov-1994 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:49:37")]
    [InlineData("  Sun, 06 Nov 1994 08:49:37 GMT ")]
    [InlineData("Mon, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Monday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Mon Nov  6 08:49:37 1994")]
    public void TryParse_AcceptedForm_GivesTheSameMoment(string text)
    {
        Assert.True(HttpDate.TryParse(text, out DateTime utc));
        Assert.Equal(Example, utc);
        Assert.Equal(DateTimeKind.Utc, utc.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData(",")]
    [InlineData("never")]
    [InlineData("Sun, 31 Feb 1994 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 1994 24:00:00 GMT")]
    [InlineData("Sun, 06 Nov 1994 08:60:00 GMT")]
    [InlineData("Sun, 06 Nov 1994")]
    [InlineData("Sun, 06 Foo 1994 08:49:37 GMT")]
    [InlineData("1994-11-06T08:49:37Z")]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT; more")]
    [InlineData("Sun, 06 Nov 99999 08:49:37 GMT")]
    public void TryParse_NoDate_IsFalse(string text) => Assert.False(HttpDate.TryParse(text, out _));

    [Theory]
    [InlineData(1601, 1, 1, "Mon, 01 Jan 1601 00:00:00 GMT")]
    [InlineData(1994, 11, 6, "Sun, 06 Nov 1994 00:00:00 GMT")]
    [InlineData(2000, 2, 29, "Tue, 29 Feb 2000 00:00:00 GMT")]
    [InlineData(9999, 12, 31, "Fri, 31 Dec 9999 00:00:00 GMT")]
    public void Format_Date_IsRfc1123AndReadsBack(int year, int month, int day, string expected)
    {
        DateTime date = new(year, month, day, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal(expected, HttpDate.Format(date));
        Assert.True(HttpDate.TryParse(expected, out DateTime back));
        Assert.Equal(date, back);
    }

    [Fact]
    public void Format_EveryHourOfTwoYears_ReadsBack()
    {
        DateTime date = new(1999, 6, 30, 0, 59, 58, DateTimeKind.Utc);
        for (int hour = 0; hour < 2 * 366 * 24; hour++, date = date.AddHours(1))
        {
            Assert.True(HttpDate.TryParse(HttpDate.Format(date), out DateTime back));
            Assert.Equal(date, back);
        }
    }
}

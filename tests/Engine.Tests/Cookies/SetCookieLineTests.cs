using WinHttpCompat.Engine.Cookies;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Cookies;

public sealed class SetCookieLineTests
{
    private static readonly DateTime Now = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static string? Describe(string text)
    {
        if (!SetCookieLine.TryParse(text, out SetCookieLine line)) return null;
        string described = $"{line.Name}|{line.Value}";
        if (!line.Domain.IsEmpty) described += $"|domain {line.Domain}";
        if (!line.Path.IsEmpty) described += $"|path {line.Path}";
        if (line.Secure) described += "|secure";
        if (line.HttpOnly) described += "|httponly";
        return described;
    }

    [Theory]
    [InlineData("a=b", "a|b")]
    [InlineData(" a \t= b\t ", "a|b")]
    [InlineData("a=b;", "a|b")]
    [InlineData("a=", "a|")]
    [InlineData("a==", "a|=")]
    [InlineData("a=b=c", "a|b=c")]
    [InlineData("a=\"b c\"", "a|\"b c\"")]
    [InlineData("a=\"b;c\"", "a|\"b")]
    [InlineData("a=b, c=d", "a|b, c=d")]
    [InlineData("a b=c\td", "a b|c\td")]
    [InlineData("a=\u00e4\u20ac", "a|\u00e4\u20ac")]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData(";", null)]
    [InlineData(";;;", null)]
    [InlineData("; a=b", null)]
    [InlineData("a", null)]
    [InlineData("a; b=c", null)]
    [InlineData("=", null)]
    [InlineData("=b", null)]
    [InlineData(" =b", null)]
    public void TryParse_Pair_IsNameAndValueOrNothing(string text, string? expected) => Assert.Equal(expected, Describe(text));

    [Theory]
    [InlineData("a=b; Secure; HttpOnly", "a|b|secure|httponly")]
    [InlineData("a=b;SECURE;httponly", "a|b|secure|httponly")]
    [InlineData("a=b; secure=no; httponly=0", "a|b|secure|httponly")]
    [InlineData("a=b; Domain=Example.COM; Path=/X", "a|b|domain Example.COM|path /X")]
    [InlineData("a=b; dOMAIN = .example.com ;pATH = /x ", "a|b|domain example.com|path /x")]
    [InlineData("a=b; Domain=..example.com", "a|b|domain .example.com")]
    [InlineData("a=b; Domain=one; Domain=two", "a|b|domain two")]
    [InlineData("a=b; Domain=one; Domain=", "a|b|domain one")]
    [InlineData("a=b; Domain=one; Domain=.", "a|b")]
    [InlineData("a=b; Domain", "a|b")]
    [InlineData("a=b; Path=/one; Path=/two", "a|b|path /two")]
    [InlineData("a=b; Path=/one; Path=two", "a|b")]
    [InlineData("a=b; Path=/one; Path", "a|b")]
    [InlineData("a=b; Path=/x=y", "a|b|path /x=y")]
    [InlineData("a=b; Path=\"/x\"", "a|b")]
    [InlineData("a=b;;;=;; Unknown=1; Secure ;", "a|b|secure")]
    [InlineData("a=b; Secured; XHttpOnly", "a|b")]
    public void TryParse_Attributes_AreTakenLastOneWins(string text, string expected) => Assert.Equal(expected, Describe(text));

    [Fact]
    public void TryParse_ControlAnywhere_SetsNothing()
    {
        for (char control = '\0'; control <= 0x7F; control++)
        {
            if (!char.IsControl(control) || control == '\t') continue;
            Assert.Null(Describe($"a{control}=b"));
            Assert.Null(Describe($"a=b{control}"));
            Assert.Null(Describe($"a=b; Path=/{control}"));
            Assert.Null(Describe($"a=b; {control}"));
        }
    }

    [Theory]
    [InlineData("a=b", null)]
    [InlineData("a=b; Max-Age=10", 10L)]
    [InlineData("a=b; max-age= 10 ", 10L)]
    [InlineData("a=b; Max-Age=010", 10L)]
    [InlineData("a=b; Max-Age=10; Max-Age=20", 20L)]
    [InlineData("a=b; Max-Age=10; Max-Age=x", 10L)]
    [InlineData("a=b; Max-Age=10; Expires=Tue, 01 Jan 2030 00:01:00 GMT", 10L)]
    [InlineData("a=b; Expires=Tue, 01 Jan 2030 00:01:00 GMT; Max-Age=10", 10L)]
    [InlineData("a=b; Expires=Tue, 01 Jan 2030 00:01:00 GMT", 60L)]
    [InlineData("a=b; Expires=Tue, 01 Jan 2030 00:01:00 GMT; Expires=soon", 60L)]
    [InlineData("a=b; Expires=Tue, 01 Jan 2030 00:01:00 GMT; Expires=Tue, 01 Jan 2030 00:02:00 GMT", 120L)]
    [InlineData("a=b; Expires=Tue, 01 Jan 2030 00:01:00 GMT; Max-Age=", 60L)]
    [InlineData("a=b; Max-Age=-", null)]
    [InlineData("a=b; Max-Age=+5", null)]
    [InlineData("a=b; Max-Age=5s", null)]
    [InlineData("a=b; Max-Age=-5x", null)]
    [InlineData("a=b; Max-Age=1.5", null)]
    [InlineData("a=b; Max-Age=\"5\"", null)]
    [InlineData("a=b; Max-Age=9223372036854775807", null)]
    [InlineData("a=b; Max-Age=99999999999999999999999999", null)]
    public void ExpiryOf_Attributes_IsThatManySecondsAwayOrNever(string text, long? seconds)
    {
        Assert.True(SetCookieLine.TryParse(text, out SetCookieLine line));
        Assert.Equal(seconds is { } some ? Now.AddSeconds(some) : DateTime.MaxValue, line.ExpiryOf(Now));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-1")]
    [InlineData("-99999999999999999999999999")]
    public void ExpiryOf_MaxAgeNotPositive_IsLongAgo(string seconds)
    {
        Assert.True(SetCookieLine.TryParse($"a=b; Max-Age={seconds}", out SetCookieLine line));
        Assert.Equal(DateTime.MinValue, line.ExpiryOf(Now));
    }

    [Theory]
    [InlineData('x', 4095, true)]
    [InlineData('x', 4096, false)]
    [InlineData('\u00e4', 2047, true)]
    [InlineData('\u00e4', 2048, false)]
    public void TryParse_NameAndValueOfSuchLength_IsLimitedInBytes(char filler, int count, bool expected) =>
        Assert.Equal(expected, SetCookieLine.TryParse($"a={new string(filler, count)}; Secure", out _));

    [Fact]
    public void TryParse_AttributeBeyondItsLimit_IsIgnored()
    {
        string longest = "/" + new string('x', 1023);
        Assert.Equal($"a|b|path {longest}", Describe($"a=b; Path=/y; Path={longest}"));
        Assert.Equal("a|b|path /y|secure", Describe($"a=b; Path=/y; Path={longest}x; Secure"));
        Assert.Equal("a|b|path /y", Describe($"a=b; Path=/y; Secure={longest}x"));
    }
}

using System.Globalization;
using System.Text;
using WinHttpCompat.Engine.Urls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Urls;

public sealed class PercentEscapeTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("/plain?x=1&y=(2);z", "/plain?x=1&y=(2);z")]
    [InlineData("a b", "a%20b")]
    [InlineData("<>\"#{}|\\^~[]'", "%3C%3E%22%23%7B%7D%7C%5C%5E%7E%5B%5D%27")]
    [InlineData("\t\r\n\0\x7f", "%09%0D%0A%00%7F")]
    [InlineData("\u00e4\u20ac\ud83d\ude00", "%C3%A4%E2%82%AC%F0%9F%98%80")]
    [InlineData("100%25", "100%25")]
    public void Escape_UnsafeCharacters_BecomeUtf8Escapes(string text, string expected) =>
        Assert.Equal(expected, PercentEscape.Escape(text, escapePercent: false));

    [Theory]
    [InlineData("100%25", "100%2525")]
    [InlineData("a %", "a%20%25")]
    public void Escape_PercentToo_EscapesIt(string text, string expected) =>
        Assert.Equal(expected, PercentEscape.Escape(text, escapePercent: true));

    [Fact]
    public void Escape_EveryAsciiCharacter_EscapesExactlyTheUnsafe()
    {
        for (char next = '\0'; next < '\x80'; next++)
        {
            bool isUnsafe = next <= ' ' || next == '\x7f' || "<>\"#{}|\\^~[]'".Contains(next);
            Assert.Equal(isUnsafe ? string.Create(CultureInfo.InvariantCulture, $"%{(int)next:X2}") : next.ToString(),
                PercentEscape.Escape([next], escapePercent: false));
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a%20b", "a b")]
    [InlineData("%41%4a%4A", "AJJ")]
    [InlineData("%", "%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz%-1%+1% 1", "%zz%-1%+1% 1")]
    [InlineData("%%41", "%A")]
    [InlineData("%2541", "%41")]
    [InlineData("%C3%A4", "\u00c3\u00a4")]
    [InlineData("%00", "\0")]
    public void Unescape_Escapes_BecomeTheCharacterOfThatNumber(string text, string expected) =>
        Assert.Equal(expected, PercentEscape.Unescape(text));

    [Theory]
    [InlineData(932u, "/\u30bd\u30fc\u30b9 a", "/%83%5C%81%5B%83%58%20a")]   // trail bytes are escaped, too, letters or not
    [InlineData(1252u, "\u20ac\u00e4", "%80%E4")]
    [InlineData(1251u, "\u0416?\u0436", "%C6?%E6")]
    [InlineData(936u, "\u4e2d", "%D6%D0")]
    [InlineData(50220u, "a\u30bdb", "a%1B%24%42%25%3D%1B%28%42b")]             // back to ASCII before the next letter
    [InlineData(54936u, "\ud83d\ude00", "%94%39%FC%36")]
    [InlineData(28591u, "\u00e4\u00ff", "%E4%FF")]
    public void Escape_OtherEncoding_EscapesItsBytes(uint page, string text, string expected)
    {
        Assert.True(CodePage.TryGet(page, out Encoding? encoding));
        Assert.Equal(expected, PercentEscape.Escape(text, escapePercent: false, encoding));
    }

    // Not inline data: a lone surrogate does not survive an attribute's UTF-8.
    [Fact]
    public void Escape_HalfASurrogatePair_BecomesTheReplacementCharacter() =>
        Assert.Equal("a%EF%BF%BDb%EF%BF%BD", PercentEscape.Escape("a\ud83db\ude00", escapePercent: false));
}

using System.Globalization;
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

    // Not inline data: a lone surrogate does not survive an attribute's UTF-8.
    [Fact]
    public void HasLoneSurrogate_Text_FindsHalves()
    {
        foreach (string half in new[] { "\ud83d", "\ude00", "x\ud83d", "\ude00x", "\ud83d\ud83d\ude00", "\ud83d\ude00\ude00" })
        {
            Assert.True(PercentEscape.HasLoneSurrogate(half));
        }
        Assert.False(PercentEscape.HasLoneSurrogate(""));
        Assert.False(PercentEscape.HasLoneSurrogate("a\ud83d\ude00\u20ac\ufffd"));
    }
}

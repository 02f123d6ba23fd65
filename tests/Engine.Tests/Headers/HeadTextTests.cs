using System.Text;
using WinHttpCompat.Engine.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Headers;

public sealed class HeadTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("\xc3\xa4", "\u00e4")]
    [InlineData("a\xe2\x82\xac", "a\u20ac")]
    [InlineData("\xf0\x9f\x98\x80", "\ud83d\ude00")]
    [InlineData("\xe4", "\u00e4")]
    [InlineData("\xc3\xa4\xe4", "\u00c3\u00a4\u00e4")]
    [InlineData("\xed\xa0\x80", "\u00ed\u00a0\u0080")]
    [InlineData("\xc0\xaf", "\u00c0\u00af")]
    [InlineData("\x7f\x01", "\x7f\x01")]
    public void Decode_Bytes_AreUtf8OrElseLatin1(string bytes, string expected) =>
        Assert.Equal(expected, HeadText.Decode(Encoding.Latin1.GetBytes(bytes)));

    [Fact]
    public void Decode_ByteOrderMark_IsKept() =>
        Assert.Equal("\ufeffa", HeadText.Decode([0xEF, 0xBB, 0xBF, (byte)'a']));
}

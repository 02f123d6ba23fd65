using System.Text;
using WinHttpCompat.Engine.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Headers;

public sealed class HttpTokenTests
{
    [Fact]
    public void IsToken_EveryByte_FollowsTheRfc()
    {
        // RFC 9110, section 5.6.2: visible ASCII without the delimiters.
        for (int value = 0; value < 256; value++)
        {
            bool expected = value is > 0x20 and < 0x7f && !"\"(),/:;<=>?@[\\]{}".Contains((char)value);
            Assert.True(expected == HttpToken.IsToken([(char)value]), $"character {value}");
            Assert.True(expected == HttpToken.IsToken([(byte)value]), $"byte {value}");
        }
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("x-Any.thing_1~", true)]
    [InlineData("", false)]
    [InlineData("A B", false)]
    [InlineData("A\u0100", false)]
    public void IsToken_Text_NeedsEveryCharacter(string text, bool expected)
    {
        Assert.Equal(expected, HttpToken.IsToken(text));
        Assert.Equal(expected, HttpToken.IsToken(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void IsFieldValue_EveryCharacter_RefusesControlsAndLoneSurrogates()
    {
        for (int value = 0; value <= char.MaxValue; value++)
        {
            bool expected = value is '\t' or (>= 0x20 and not 0x7f) && !char.IsSurrogate((char)value);
            Assert.True(expected == HttpToken.IsFieldValue([(char)value]), $"character {value}");
        }
    }

    [Fact]
    public void IsFieldValue_SurrogatePairs_AreAccepted()
    {
        Assert.True(HttpToken.IsFieldValue("\ud83d\ude00\ud83d\ude00"));
        Assert.True(HttpToken.IsFieldValue(""));
        Assert.False(HttpToken.IsFieldValue("\ud83d\ude00\ud83d"));
        Assert.False(HttpToken.IsFieldValue("\ude00\ud83d"));
    }
}

using WinHttpCompat.Engine.Urls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Urls;

public sealed class ServerNameTests
{
    [Theory]
    [InlineData("localhost", "localhost")]
    [InlineData("Example.COM", "example.com")]
    [InlineData("example.com.", "example.com.")]
    [InlineData("under_score", "under_score")]
    [InlineData("xn--bcher-kva.example", "xn--bcher-kva.example")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("[::1]", "::1")]
    [InlineData("[2001:DB8:0:0::1]", "2001:db8::1")]
    [InlineData("::ffff:1.2.3.4", "::ffff:1.2.3.4")]
    [InlineData("fe80::1%2", "fe80::1%2")]
    public void TryNormalize_Name_IsLowerCaseWithoutBrackets(string text, string expected)
    {
        Assert.True(ServerName.TryNormalize(text, out string host));
        Assert.Equal(expected, host);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a\r\nb")]
    [InlineData("a\0")]
    [InlineData("http://a")]
    [InlineData("a/b")]
    [InlineData("a:80")]
    [InlineData("a@b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("a\\b")]
    [InlineData("a%41")]
    [InlineData("b\u00fccher.example")]
    [InlineData("[]")]
    [InlineData("[::1")]
    [InlineData("::1]")]
    [InlineData("[127.0.0.1]")]
    [InlineData("[name]")]
    [InlineData("1:2:3")]
    [InlineData(":")]
    [InlineData("::1::2")]
    [InlineData("[::1]:80")]
    [InlineData("[[::1]]")]
    [InlineData("::1/64")]
    public void TryNormalize_NoServersName_IsFalse(string text)
    {
        Assert.False(ServerName.TryNormalize(text, out string host));
        Assert.Equal("", host);
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void TryNormalize_LongName_HoldsTheLimit(int length, bool expected) =>
        Assert.Equal(expected, ServerName.TryNormalize(new string('a', length), out _));
}

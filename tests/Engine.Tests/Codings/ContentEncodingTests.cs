using WinHttpCompat.Engine.Codings;
using WinHttpCompat.Engine.Tests.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Codings;

public sealed class ContentEncodingTests
{
    [Theory]
    [InlineData("", 3, "")]
    [InlineData("Content-Encoding: gzip", 3, "Gzip")]
    [InlineData("content-encoding: X-GZip", 3, "Gzip")]
    [InlineData("Content-Encoding: deflate", 3, "Deflate")]
    [InlineData("Content-Encoding: deflate, gzip", 3, "Deflate Gzip")]
    [InlineData("Content-Encoding: deflate\r\nContent-Encoding: gzip", 3, "Deflate Gzip")]
    [InlineData("Content-Encoding: identity, ,gzip,", 3, "Gzip")]
    [InlineData("Content-Encoding: identity", 3, "")]
    [InlineData("Content-Encoding:", 3, "")]
    [InlineData("Content-Encoding: gzip, gzip, gzip, gzip", 3, "Gzip Gzip Gzip Gzip")]
    [InlineData("Content-Encoding: gzip, gzip, gzip, gzip, gzip", 3, "")]
    [InlineData("Content-Encoding: br", 3, "")]
    [InlineData("Content-Encoding: zstd, gzip", 3, "")]
    [InlineData("Content-Encoding: gzip", 0, "")]
    [InlineData("Content-Encoding: gzip", 1, "Gzip")]
    [InlineData("Content-Encoding: gzip", 2, "")]
    [InlineData("Content-Encoding: deflate", 2, "Deflate")]
    [InlineData("Content-Encoding: gzip, deflate", 1, "")]
    [InlineData("Content-Encoding: compress", 3, "")]
    public void Of_EachHeader_GivesTheCodingsThatCanBeDecoded(string headers, uint enabled, string expected)
    {
        string head = $"HTTP/1.1 200 OK\r\n{(headers.Length > 0 ? headers + "\r\n" : "")}\r\n";
        Assert.Equal(expected, string.Join(' ', ContentEncoding.Of(ParsedHead.Of(head).Message, (ContentCodings)enabled)));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "gzip")]
    [InlineData(2, "deflate")]
    [InlineData(3, "gzip, deflate")]
    public void Accepted_EachSet_NamesItsCodings(uint enabled, string expected) =>
        Assert.Equal(expected, ContentEncoding.Accepted((ContentCodings)enabled));
}

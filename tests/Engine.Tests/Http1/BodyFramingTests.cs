using WinHttpCompat.Engine.Http1;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Headers;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Http1;

public sealed class BodyFramingTests
{
    private static BodyFraming Of(string method, int status, string headers, int minorVersion = 1) =>
        BodyFraming.Of(method, ParsedHead.Of($"HTTP/1.{minorVersion} {status} x\r\n{headers}\r\n"));

    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("GET", 204)]
    [InlineData("GET", 304)]
    [InlineData("GET", 101)]
    public void Of_MessageWithoutBody_IsNoneWhateverItAnnounces(string method, int status)
    {
        foreach (string headers in new[] { "", "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n" })
        {
            Assert.Equal(new BodyFraming(BodyFramingKind.None), Of(method, status, headers));
        }
    }

    [Theory]
    [InlineData("Content-Length: 5\r\n", 5)]
    [InlineData("content-length:5\r\n", 5)]
    [InlineData("Content-Length: 005\r\n", 5)]
    [InlineData("Content-Length: 5\r\nContent-Length: 5\r\n", 5)]
    [InlineData("Content-Length: 5, 5 ,\t5\r\n", 5)]
    [InlineData("Content-Length: 5\r\nContent-Length: 5, 05\r\n", 5)]
    [InlineData("Content-Length: 9223372036854775807\r\n", long.MaxValue)]
    public void Of_ContentLength_IsTheLength(string headers, long expected) =>
        Assert.Equal(new BodyFraming(BodyFramingKind.Length, expected), Of("GET", 200, headers));

    [Theory]
    [InlineData("Content-Length: 0\r\n")]
    [InlineData("Content-Length: 0\r\nContent-Length: 000\r\n")]
    public void Of_ContentLengthZero_IsNone(string headers) =>
        Assert.Equal(new BodyFraming(BodyFramingKind.None), Of("GET", 200, headers));

    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n")]
    [InlineData("Content-Length: 5, 6\r\n")]
    [InlineData("Content-Length: 0\r\nContent-Length: 5\r\n")]
    [InlineData("Content-Length:\r\n")]
    [InlineData("Content-Length: -5\r\n")]
    [InlineData("Content-Length: +5\r\n")]
    [InlineData("Content-Length: 5 6\r\n")]
    [InlineData("Content-Length: 0x5\r\n")]
    [InlineData("Content-Length: 5.0\r\n")]
    [InlineData("Content-Length: 5,\r\n")]
    [InlineData("Content-Length: ,5\r\n")]
    [InlineData("Content-Length: five\r\n")]
    [InlineData("Content-Length: 9223372036854775808\r\n")]
    [InlineData("Content-Length: 99999999999999999999999999\r\n")]
    [InlineData("Content-Length: x\r\nTransfer-Encoding: chunked\r\n")]
    public void Of_UnusableContentLength_IsMalformed(string headers)
    {
        Action read = () => Of("GET", 200, headers);
        read.FailsWith(FailureReason.MalformedResponse);
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n", 1, false)]
    [InlineData("Transfer-Encoding: CHUNKED\r\n", 1, false)]
    [InlineData("Transfer-Encoding: gzip, chunked\r\n", 1, false)]
    [InlineData("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", 1, false)]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", 1, true)]
    [InlineData("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", 1, true)]
    [InlineData("Transfer-Encoding: chunked\r\n", 0, true)]
    public void Of_ChunkedLast_IsChunkedAndDoubtfulWhenContradicted(string headers, int minorVersion, bool doubtful) =>
        Assert.Equal(new BodyFraming(BodyFramingKind.Chunked, IsDoubtful: doubtful), Of("GET", 200, headers, minorVersion));

    [Theory]
    [InlineData("")]
    [InlineData("Transfer-Encoding: gzip\r\n")]
    [InlineData("Transfer-Encoding: identity\r\n")]
    [InlineData("Transfer-Encoding: chunked, gzip\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n")]
    [InlineData("Transfer-Encoding: xchunked\r\n")]
    [InlineData("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n")]
    [InlineData("Transfer-Encoding:\r\n")]
    public void Of_NoEndInTheMessage_IsUntilClose(string headers)
    {
        Assert.Equal(new BodyFraming(BodyFramingKind.UntilClose), Of("GET", 200, headers));
        Assert.Equal(new BodyFraming(BodyFramingKind.UntilClose), Of("GET", 200, headers, minorVersion: 0));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("head")]
    [InlineData("OPTIONS")]
    public void Of_OtherMethods_HaveABody(string method) =>
        Assert.Equal(new BodyFraming(BodyFramingKind.Length, 5), Of(method, 200, "Content-Length: 5\r\n"));
}

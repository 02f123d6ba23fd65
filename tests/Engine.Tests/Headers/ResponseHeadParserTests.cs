using System.Globalization;
using System.Text;
using WinHttpCompat.Engine.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Headers;

public sealed class ResponseHeadParserTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n")]
    [InlineData("HTTP/1.1 200 OK\nA: b\nC: d\n\n", "HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\r\n\n", "HTTP/1.1 200 OK\r\nA: b\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA:b\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA \t:\t b \t\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA:\r\nB: \r\n\r\n", "HTTP/1.1 200 OK\r\nA: \r\nB: \r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b:c\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b:c\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\r\n  c\r\n\td \r\n\r\n", "HTTP/1.1 200 OK\r\nA: b c d\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA:\r\n b\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\r\n \r\nC: d\r\n\r\n", "HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\nA: 1\r\n\r\n", "HTTP/1.1 200 OK\r\nA: 1\r\na: 2\r\nA: 1\r\n")]
    [InlineData("HTTP/1.1 200 \r\n\r\n", "HTTP/1.1 200 \r\n")]
    [InlineData("HTTP/1.1 200\r\n\r\n", "HTTP/1.1 200\r\n")]
    [InlineData("HTTP/1.0 404 Not  Found \r\n\r\n", "HTTP/1.0 404 Not  Found \r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: \x80\xff\x01\r\n\r\n", "HTTP/1.1 200 OK\r\nA: \x80\xff\x01\r\n")]
    public void Parse_SplitAtAnyByte_GivesSameHead(string wire, string expected)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(wire + "rest");
        int length = wire.Length;
        for (int split = 0; split < length; split++)
        {
            ResponseHeadParser parser = default;
            Assert.Equal(ParseStatus.NeedMore, parser.Parse(bytes.AsSpan(0, split), ParsedHead.AmpleBytes, out int consumed, out ResponseHead? head));
            Assert.Equal(0, consumed);
            Assert.Null(head);
            Assert.Equal(ParseStatus.Done, parser.Parse(bytes, ParsedHead.AmpleBytes, out consumed, out head));
            Assert.Equal(length, consumed);
            Assert.Equal(expected, Assert.IsType<ResponseHead>(head).Text());
        }
    }

    [Fact]
    public void Parse_GrownByteByByte_IsDoneAtTheLastByteOnly()
    {
        const string wire = "HTTP/1.1 200 OK\r\nA: b\r\n c\r\nLonger-Name: \r\n\r\n";
        byte[] bytes = Encoding.Latin1.GetBytes(wire);
        ResponseHeadParser parser = default;
        for (int count = 0; count < bytes.Length; count++)
        {
            Assert.Equal(ParseStatus.NeedMore, parser.Parse(bytes.AsSpan(0, count), ParsedHead.AmpleBytes, out _, out _));
        }
        Assert.Equal(ParseStatus.Done, parser.Parse(bytes, ParsedHead.AmpleBytes, out _, out _));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\0c\r\n\r\n")]
    [InlineData("HTTP/1.1 200 O\0K\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\rA: b\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\r\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n: no name\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n : no name\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA B: c\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA\x80: c\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n A: folded onto nothing\r\n\r\n")]
    [InlineData("HTTP/1.1  200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 099 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 -10 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200OK\r\n\r\n")]
    [InlineData("HTTP/1.1\t200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1\r\n\r\n")]
    [InlineData("HTTP/1.\r\n\r\n")]
    [InlineData("HTTP/1.x 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.10 200 OK\r\n\r\n")]
    public void Parse_MalformedHead_IsMalformed(string wire) =>
        Assert.Equal(ParseStatus.Malformed, ParsedHead.StatusOf(wire));

    [Theory]
    [InlineData("X")]
    [InlineData("\r\n")]
    [InlineData("\nHTTP/1.1 200 OK\r\n\r\n")]
    [InlineData(" HTTP/1.1")]
    [InlineData("HTTPS")]
    [InlineData("http/1.1")]
    [InlineData("HTTP/2")]
    [InlineData("HTTP/0.9")]
    [InlineData("HTTP/11")]
    [InlineData("ICY 200 OK")]
    [InlineData("\0")]
    public void Parse_GarbageFirst_IsMalformedWithoutWaitingForALine(string wire) =>
        Assert.Equal(ParseStatus.Malformed, ParsedHead.StatusOf(wire));

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\n\r\n", 0, 200, "OK")]
    [InlineData("HTTP/1.1 999 Odd\r\n\r\n", 1, 999, "Odd")]
    [InlineData("HTTP/1.2 100\r\n\r\n", 2, 100, "")]
    [InlineData("HTTP/1.9 200 \r\n\r\n", 9, 200, "")]
    [InlineData("HTTP/1.1 200 a b\r\n\r\n", 1, 200, "a b")]
    public void Parse_StatusLine_IsTakenApart(string wire, int minorVersion, int statusCode, string reason)
    {
        ResponseHead head = ParsedHead.Of(wire);
        Assert.Equal(minorVersion, head.MinorVersion);
        Assert.Equal(statusCode, head.StatusCode);
        Assert.Equal(reason, Encoding.Latin1.GetString(head.Reason));
        Assert.Equal(wire[..8], Encoding.Latin1.GetString(head.Version));
        Assert.Equal(wire[9..12], Encoding.Latin1.GetString(head.StatusCodeText));
    }

    [Theory]
    [InlineData(HeaderLines.MaxCount, nameof(ParseStatus.Done))]
    [InlineData(HeaderLines.MaxCount + 1, nameof(ParseStatus.TooMany))]
    public void Parse_ManyHeaders_HoldsTheLimit(int count, string expected)
    {
        StringBuilder wire = new("HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < count; i++) wire.Append(CultureInfo.InvariantCulture, $"N: {i}\r\n");
        wire.Append("\r\n");
        Assert.Equal(expected, ParsedHead.StatusOf(wire.ToString()).ToString());
        if (count == HeaderLines.MaxCount) Assert.Equal(HeaderLines.MaxCount, ParsedHead.Of(wire.ToString()).Message.Count);
    }

    [Fact]
    public void Parse_HeadOfTheLimit_IsDone() =>
        Assert.Equal(ParseStatus.Done, ParsedHead.StatusOf("HTTP/1.1 200 OK\r\n\r\n", maxBytes: 19));

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: and no end")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\r\n\r\n")]
    public void Parse_BeyondTheLimit_IsTooLarge(string wire) =>
        Assert.Equal(ParseStatus.TooLarge, ParsedHead.StatusOf(wire, maxBytes: 18));

    [Fact]
    public void Parse_LimitAndFewerBytes_NeedsMore() =>
        Assert.Equal(ParseStatus.NeedMore, ParsedHead.StatusOf("HTTP/1.1 200 OK\r\n", maxBytes: 18));

    [Fact]
    public void Parse_IntermediateAndFinalInOneBuffer_TakesOneAfterTheOther()
    {
        byte[] bytes = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\nbody");
        ResponseHeadParser parser = default;
        Assert.Equal(ParseStatus.Done, parser.Parse(bytes, ParsedHead.AmpleBytes, out int first, out ResponseHead? intermediate));
        Assert.True(Assert.IsType<ResponseHead>(intermediate).IsIntermediate);
        Assert.Equal(25, first);
        parser = default;
        Assert.Equal(ParseStatus.Done, parser.Parse(bytes.AsSpan(first), ParsedHead.AmpleBytes, out int second, out ResponseHead? final));
        Assert.Equal(200, Assert.IsType<ResponseHead>(final).StatusCode);
        Assert.Equal("body"u8, bytes.AsSpan(first + second));
    }

    [Fact]
    public void Parse_ManyBareLineFeedsWithoutBlanks_GrowsWithoutLoss()
    {
        // Kept text is larger than the wire's: each line gains a CR and a blank.
        StringBuilder wire = new("HTTP/1.1 200\n"), expected = new("HTTP/1.1 200\r\n");
        for (int i = 0; i < 1000; i++)
        {
            wire.Append("a:b\n");
            expected.Append("a: b\r\n");
        }
        Assert.Equal(expected.ToString(), ParsedHead.Of(wire.Append('\n').ToString()).Text());
    }
}

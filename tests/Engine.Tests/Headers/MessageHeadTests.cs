using System.Text;
using WinHttpCompat.Engine.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Headers;

public sealed class MessageHeadTests
{
    private static readonly MessageHead Head = ParsedHead.Of(
        "HTTP/1.1 200 OK\r\nVia: one, two\r\nX: 0\r\nvia:three\r\nEmpty:\r\nVIA: \r\nX: 1\r\n\r\n").Message;

    [Theory]
    [InlineData("Via", 0, "one, two")]
    [InlineData("VIA", 1, "three")]
    [InlineData("via", 2, "")]
    [InlineData("via", 3, null)]
    [InlineData("x", 1, "1")]
    [InlineData("x", 2, null)]
    [InlineData("Empty", 0, "")]
    [InlineData("Vi", 0, null)]
    [InlineData("Viaa", 0, null)]
    [InlineData("", 0, null)]
    public void TryFind_NameAndOccurrence_CountsInOrder(string name, int occurrence, string? expected)
    {
        bool found = Head.TryFind(Encoding.ASCII.GetBytes(name), occurrence, out ReadOnlySpan<byte> value);
        Assert.Equal(expected is not null, found);
        Assert.Equal(expected ?? "", Encoding.ASCII.GetString(value));
    }

    [Fact]
    public void NameAndValue_ByIndex_KeepOrderAndCase()
    {
        string[] expected = ["Via=one, two", "X=0", "via=three", "Empty=", "VIA=", "X=1"];
        Assert.Equal(expected, Enumerable.Range(0, Head.Count)
            .Select(i => $"{Encoding.ASCII.GetString(Head.Name(i))}={Encoding.ASCII.GetString(Head.Value(i))}"));
    }

    [Fact]
    public void FirstLine_OfAHead_IsWithoutLineEnd() => Assert.Equal("HTTP/1.1 200 OK"u8, Head.FirstLine);

    [Theory]
    [InlineData("one", true)]
    [InlineData("TWO", true)]
    [InlineData("three", true)]
    [InlineData("one, two", false)]
    [InlineData("on", false)]
    [InlineData("four", false)]
    public void ListContains_SeveralHeaders_LooksAtEachElement(string token, bool expected) =>
        Assert.Equal(expected, Head.ListContains("Via"u8, Encoding.ASCII.GetBytes(token)));

    [Theory]
    [InlineData(" a \t,\tb ", "b", true)]
    [InlineData(",,a,,", "a", true)]
    [InlineData("a b", "b", false)]
    public void ListContains_PaddingAndEmptyElements_AreIgnored(string list, string token, bool expected) =>
        Assert.Equal(expected, ParsedHead.Of($"HTTP/1.1 200 OK\r\nL: {list}\r\n\r\n").Message
            .ListContains("L"u8, Encoding.ASCII.GetBytes(token)));

    [Theory]
    [InlineData("via", "X: 0\r\nEmpty: \r\nX: 1\r\n")]
    [InlineData("EMPTY", "Via: one, two\r\nX: 0\r\nvia: three\r\nVIA: \r\nX: 1\r\n")]
    [InlineData("Other", "Via: one, two\r\nX: 0\r\nvia: three\r\nEmpty: \r\nVIA: \r\nX: 1\r\n")]
    public void Without_AName_LeavesTheOthersAsTheyWere(string name, string expected)
    {
        MessageHead rest = Head.Without(name);
        Assert.Equal("HTTP/1.1 200 OK\r\n" + expected, Encoding.ASCII.GetString(rest.Text));
        Assert.Equal(expected, string.Concat(Enumerable.Range(0, rest.Count)
            .Select(i => $"{Encoding.ASCII.GetString(rest.Name(i))}: {Encoding.ASCII.GetString(rest.Value(i))}\r\n")));
    }

    [Fact]
    public void Without_AllNames_IsTheFirstLine()
    {
        MessageHead rest = Head.Without("X", "Via", "Empty");
        Assert.Equal("HTTP/1.1 200 OK\r\n", Encoding.ASCII.GetString(rest.Text));
        Assert.Equal(0, rest.Count);
    }
}

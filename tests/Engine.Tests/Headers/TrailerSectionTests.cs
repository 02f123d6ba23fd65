using System.Text;
using WinHttpCompat.Engine.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Headers;

public sealed class TrailerSectionTests
{
    [Theory]
    [InlineData("\r\n", "", false)]
    [InlineData("A: b\r\n\r\n", "A: b\r\n", false)]
    [InlineData("A:b\r\nC \t:\t d \r\nA: e\r\n\r\n", "A: b\r\nC: d\r\nA: e\r\n", false)]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", false)]
    [InlineData("A: b\r\n c: d\r\n\r\n", "A: b c: d\r\n", false)]
    [InlineData("A: b\r\n c\r\n\r\n", "A: b c\r\n", false)]
    [InlineData("A: b\n\n", "A: b\r\n", true)]
    [InlineData("\n", "", true)]
    [InlineData("\r\r\n", "", true)]
    [InlineData("no colon\r\nA: b\r\n\r\n", "A: b\r\n", true)]
    [InlineData("A B: c\r\n folded: onto nothing\r\nD: e\r\n\r\n", "D: e\r\n", true)]
    [InlineData(" folded: onto nothing\r\nA: b\r\n\r\n", "A: b\r\n", true)]
    [InlineData("A: b\0c\r\nD: e\r\n\r\n", "D: e\r\n", true)]
    [InlineData("A: b\rc\r\n folded: d\r\nD: e\r\n\r\n", "D: e\r\n", true)]
    public void Read_SplitAtAnyByte_GivesSameLines(string wire, string expected, bool doubtful)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(wire + "rest");
        for (int split = 0; split < wire.Length; split++)
        {
            TrailerSection section = new(64);
            Assert.Equal(ParseStatus.NeedMore, section.Read(bytes.AsSpan(0, split), out int consumed));
            Assert.Equal(split, consumed);
            Assert.Equal(ParseStatus.Done, section.Read(bytes.AsSpan(split), out consumed));
            Assert.Equal(wire.Length - split, consumed);
            Assert.Equal(expected, Encoding.Latin1.GetString(section.ToHead().Text));
            Assert.Equal(doubtful, section.IsDoubtful);
        }
    }

    [Fact]
    public void Read_ByteByByte_GivesSameLines()
    {
        const string wire = "A: b\r\nLonger-Name: with a value\r\n\r\n";
        TrailerSection section = new(64);
        ParseStatus status = ParseStatus.NeedMore;
        foreach (byte next in Encoding.Latin1.GetBytes(wire))
        {
            Assert.Equal(ParseStatus.NeedMore, status);
            status = section.Read([next], out _);
        }
        Assert.Equal(ParseStatus.Done, status);
        MessageHead head = section.ToHead();
        Assert.Equal(2, head.Count);
        Assert.Equal("Longer-Name"u8, head.Name(1));
        Assert.Equal("with a value"u8, head.Value(1));
    }

    [Theory]
    [InlineData("A: b\r\n\r\n", 8, nameof(ParseStatus.Done))]
    [InlineData("A: b\r\n\r\n", 7, nameof(ParseStatus.TooLarge))]
    [InlineData("\r\n", 2, nameof(ParseStatus.Done))]
    [InlineData("\r\n", 0, nameof(ParseStatus.TooLarge))]
    [InlineData("A: b\r\n\r\n", uint.MaxValue, nameof(ParseStatus.Done))]
    public void Read_AroundTheByteLimit_HoldsIt(string wire, uint limit, string expected) =>
        Assert.Equal(expected, new TrailerSection(limit).Read(Encoding.Latin1.GetBytes(wire), out _).ToString());

    [Theory]
    [InlineData(HeaderLines.MaxCount, nameof(ParseStatus.Done))]
    [InlineData(HeaderLines.MaxCount + 1, nameof(ParseStatus.TooMany))]
    public void Read_AroundTheCountLimit_HoldsIt(int lines, string expected)
    {
        byte[] wire = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat("A: b\r\n", lines)) + "\r\n");
        Assert.Equal(expected, new TrailerSection(uint.MaxValue).Read(wire, out _).ToString());
    }
}

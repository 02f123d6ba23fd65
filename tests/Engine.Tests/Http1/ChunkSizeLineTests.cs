using System.Text;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Http1;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Http1;

public sealed class ChunkSizeLineTests
{
    private const int MaxLineBytes = 4096;

    [Theory]
    [InlineData("0\r\n", 0)]
    [InlineData("3\r\n", 3)]
    [InlineData("000\r\n", 0)]
    [InlineData("aBcDeF\r\n", 0xABCDEF)]
    [InlineData("00a \t;name=\"v\"\r\n", 10)]
    [InlineData("5;\r\n", 5)]
    [InlineData("5;a;b=c;;\r\n", 5)]
    [InlineData("5 \t \r\n", 5)]
    [InlineData("5;\x80\xff\r\n", 5)]
    [InlineData("FFFFFFFFFFFFFFF\r\n", 0xFFFFFFFFFFFFFFF)]
    [InlineData("000000000000001\r\n", 1)]
    public void Read_SplitAtAnyByte_GivesSameSize(string wire, long expected)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(wire);
        for (int split = 0; split < bytes.Length; split++)
        {
            ChunkSizeLine line = default;
            Assert.Equal(ParseStatus.NeedMore, line.Read(bytes.AsSpan(0, split), out int used));
            Assert.Equal(split, used);
            Assert.Equal(ParseStatus.Done, line.Read(bytes.AsSpan(split), out used));
            Assert.Equal(bytes.Length - split, used);
            Assert.Equal(expected, line.Size);
        }
    }

    [Fact]
    public void Read_BytesBehindTheLine_AreNotUsed()
    {
        ChunkSizeLine line = default;
        Assert.Equal(ParseStatus.Done, line.Read("3\r\nabc\r\n"u8, out int used));
        Assert.Equal(3, used);
        Assert.Equal(3, line.Size);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData(" 3\r\n")]
    [InlineData(";a\r\n")]
    [InlineData("g\r\n")]
    [InlineData("-1\r\n")]
    [InlineData("+1\r\n")]
    [InlineData("0x3\r\n")]
    [InlineData("3\n")]
    [InlineData("3 \n")]
    [InlineData("3;a\n")]
    [InlineData("3\rx")]
    [InlineData("3\r\r\n")]
    [InlineData("3;a\rx")]
    [InlineData("3 4\r\n")]
    [InlineData("3\0\r\n")]
    [InlineData("3,\r\n")]
    public void Read_MalformedAndSplitAtAnyByte_IsMalformed(string wire)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(wire);
        for (int split = 0; split < bytes.Length; split++)
        {
            ChunkSizeLine line = default;
            ParseStatus status = line.Read(bytes.AsSpan(0, split), out _);
            if (status is ParseStatus.NeedMore) status = line.Read(bytes.AsSpan(split), out _);
            Assert.Equal(ParseStatus.Malformed, status);
        }
    }

    [Theory]
    [InlineData("1000000000000000\r\n")]
    [InlineData("FFFFFFFFFFFFFFFF\r\n")]
    [InlineData("0000000000000001\r\n")]
    public void Read_MoreThanFifteenDigits_IsTooLarge(string wire)
    {
        ChunkSizeLine line = default;
        Assert.Equal(ParseStatus.TooLarge, line.Read(Encoding.ASCII.GetBytes(wire), out int used));
        Assert.Equal(16, used);
    }

    [Fact]
    public void Read_LineOfTheLimit_IsTaken()
    {
        ChunkSizeLine line = default;
        byte[] bytes = Encoding.ASCII.GetBytes("1;" + new string('x', MaxLineBytes - 4) + "\r\n");
        Assert.Equal(ParseStatus.Done, line.Read(bytes, out _));
        Assert.Equal(1, line.Size);
    }

    [Theory]
    [InlineData(';')]
    [InlineData(' ')]
    public void Read_EndlessLineFedBytewise_EndsAtTheLimit(char filler)
    {
        ChunkSizeLine line = default;
        Assert.Equal(ParseStatus.NeedMore, line.Read("1"u8, out _));
        ReadOnlySpan<byte> one = [(byte)filler];
        for (int count = 1; count < MaxLineBytes; count++) Assert.Equal(ParseStatus.NeedMore, line.Read(one, out _));
        Assert.Equal(ParseStatus.TooLarge, line.Read(one, out _));
    }
}

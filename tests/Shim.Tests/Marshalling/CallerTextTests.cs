using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Marshalling;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed unsafe class CallerTextTests
{
    private const int Longest = 1 << 20;

    [Theory]
    [InlineData("abc\0def", CallerText.Terminated, "abc")]
    [InlineData("\0def", CallerText.Terminated, "")]
    [InlineData("abcdef\0", 3u, "abc")]
    [InlineData("abcdef\0", 6u, "abcdef")]
    [InlineData("abc\0def\0", 7u, "abc")]
    [InlineData("abc\0", 1000u, "abc")]
    [InlineData("abc\0", 0u, "")]
    public void Read_Length_EndsAtItOrAtTheTerminator(string memory, uint length, string expected)
    {
        ReadOnlySpan<char> given = memory;
        fixed (char* start = given) Assert.Equal(expected, CallerText.Read(start, length).ToString());
    }

    // Whether half a pair will do is for those to say who know what the text is for.
    [Fact]
    public void Read_LengthInsideASurrogatePair_TakesTheHalf()
    {
        ReadOnlySpan<char> given = "\ud83d\ude00";
        fixed (char* start = given) Assert.Equal("\ud83d", CallerText.Read(start, 1).ToString());
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(7u)]
    [InlineData(CallerText.Terminated)]
    [InlineData(CallerText.Terminated - 1)]
    public void Read_Null_IsEmptyWhateverTheLength(uint length)
    {
        Assert.True(CallerText.Read(null, length).IsEmpty);
        Assert.True(CallerText.Read(null).IsEmpty);
    }

    [Fact]
    public void Read_LengthWithoutTerminator_TouchesNothingBehind()
    {
        // The text ends where the memory ends; a guard byte pattern stands behind and would be read as text.
        using NativeBuffer buffer = new(6);
        "abc".AsSpan().CopyTo(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(buffer.Bytes));
        Assert.Equal("abc", CallerText.Read((char*)buffer.Start, 3).ToString());
    }

    [Fact]
    public void Read_LongestText_IsTaken()
    {
        string text = new('x', Longest);
        fixed (char* start = text)
        {
            Assert.Equal(Longest, CallerText.Read(start).Length);
            Assert.Equal(Longest, CallerText.Read(start, Longest).Length);
        }
    }

    [Fact]
    public void Read_LongerThanAnyTextIs_IsRefused()
    {
        string text = new('x', Longest + 1);
        Assert.Equal(Win32Error.InvalidParameter, RefusalOf(text, CallerText.Terminated));
        Assert.Equal(Win32Error.InvalidParameter, RefusalOf(text, Longest + 1));
        // Negative numbers of careless callers.
        Assert.Equal(Win32Error.InvalidParameter, RefusalOf("a", unchecked((uint)-2)));
        Assert.Equal(Win32Error.InvalidParameter, RefusalOf("a", 0x8000_0000));
    }

    [Fact]
    public void ReadBytes_Text_EndsAtTheTerminator()
    {
        fixed (byte* start = "abc\0def"u8) Assert.Equal("abc"u8, CallerText.ReadBytes(start));
        Assert.True(CallerText.ReadBytes(null).IsEmpty);
    }

    [Theory]
    [InlineData(Longest, true)]
    [InlineData(Longest + 1, false)]
    public void ReadBytes_AroundTheLongestText_HoldsTheLimit(int length, bool fits)
    {
        byte[] text = new byte[length + 1];
        text.AsSpan(0, length).Fill((byte)'x');
        Action read = () =>
        {
            fixed (byte* start = text) Assert.Equal(length, CallerText.ReadBytes(start).Length);
        };
        if (fits) read();
        else Assert.Equal(Win32Error.InvalidParameter, Assert.Throws<AbiFailure>(read).Error);
    }

    private static Win32Error RefusalOf(string text, uint length) => Assert.Throws<AbiFailure>(() =>
    {
        fixed (char* start = text) CallerText.Read(start, length);
    }).Error;
}

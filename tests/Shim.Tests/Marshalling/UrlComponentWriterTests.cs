using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Marshalling;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed unsafe class UrlComponentWriterTests
{
    private const string Part = "part";

    [Theory]
    [InlineData(null)]
    [InlineData("changed")]
    public void Write_NullPointerAndLengthZero_IsNotWanted(string? transformed)
    {
        (Win32Error outcome, nint pointer, uint length, _) = Write(Part, transformed, pointer: 0, length: 0);
        Assert.Equal((Win32Error.Success, 0, 0u), (outcome, pointer, length));
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(uint.MaxValue)]
    public void Write_NullPointerAndLength_PointsIntoTheUrl(uint asked)
    {
        (Win32Error outcome, nint pointer, uint length, nint partStart) = Write(Part, null, pointer: 0, asked);
        Assert.Equal((Win32Error.Success, partStart, 4u), (outcome, pointer, length));
    }

    [Fact]
    public void Write_NullPointerButTransformed_IsRefused()
    {
        (Win32Error outcome, nint pointer, uint length, _) = Write(Part, "changed", pointer: 0, length: 1);
        Assert.Equal((Win32Error.InvalidParameter, 0, 1u), (outcome, pointer, length));
    }

    [Theory]
    [InlineData("part", null, "part")]
    [InlineData("part", "changed", "changed")]
    [InlineData("", null, "")]
    [InlineData("part", "", "")]
    public void Write_ExactOrLargerBuffer_HoldsTheTextAndItsTerminator(string part, string? transformed, string expected)
    {
        for (int spare = 0; spare < 6; spare += 5)
        {
            using NativeBuffer buffer = new((expected.Length + 1 + spare) * sizeof(char), offset: 1);
            (Win32Error outcome, nint pointer, uint length, _) = Write(part, transformed, (nint)buffer.Start, (uint)buffer.Size / sizeof(char));
            Assert.Equal((Win32Error.Success, (nint)buffer.Start, (uint)expected.Length), (outcome, pointer, length));
            Assert.Equal(expected + '\0', buffer.Text(expected.Length + 1));
            Assert.True(buffer.IsUntouchedBehind((expected.Length + 1) * sizeof(char)));
        }
    }

    [Fact]
    public void Write_SmallBuffer_AsksForTextAndTerminator()
    {
        for (uint room = 1; room <= Part.Length; room++)
        {
            using NativeBuffer buffer = new((int)room * sizeof(char));
            (Win32Error outcome, nint pointer, uint length, _) = Write(Part, null, (nint)buffer.Start, room);
            Assert.Equal((Win32Error.InsufficientBuffer, (nint)buffer.Start, 5u), (outcome, pointer, length));
            Assert.True(buffer.IsUntouchedBehind(0));
        }
    }

    [Fact]
    public void Write_BufferOfLengthZero_IsNotWanted()
    {
        using NativeBuffer buffer = new(2);
        (Win32Error outcome, _, uint length, _) = Write(Part, null, (nint)buffer.Start, 0);
        Assert.Equal((Win32Error.Success, 0u), (outcome, length));
        Assert.True(buffer.IsUntouchedBehind(0));
    }

    private static (Win32Error Outcome, nint Pointer, uint Length, nint PartStart) Write(string part, string? transformed, nint pointer, uint length)
    {
        fixed (char* start = part)
        {
            char* out_ = (char*)pointer;
            Win32Error outcome = UrlComponentWriter.Write(part, start, transformed, ref out_, ref length);
            return (outcome, (nint)out_, length, (nint)start);
        }
    }
}

using System.Buffers;
using Xunit;

namespace WinHttpCompat.Engine.Tests;

public sealed unsafe class CallerBufferTests
{
    [Fact]
    public void Borrow_OneMemoryAfterAnother_PointsAtTheLatest()
    {
        byte* first = stackalloc byte[4], second = stackalloc byte[2];
        CallerBuffer buffer = new();
        buffer.Borrow(first, 4).Span.Fill(1);
        Memory<byte> memory = buffer.Borrow(second, 2);
        memory.Span.Fill(2);
        Assert.Equal([1, 1, 1, 1], new ReadOnlySpan<byte>(first, 4).ToArray());
        Assert.Equal([2, 2], new ReadOnlySpan<byte>(second, 2).ToArray());
        Assert.Equal(2, memory.Length);
    }

    [Fact]
    public void Borrow_NullAndNothing_IsEmpty() => Assert.True(new CallerBuffer().Borrow(null, 0).IsEmpty);

    [Fact]
    public void Borrow_NegativeLength_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CallerBuffer().Borrow(null, -1));

    [Fact]
    public void Pin_Slice_GivesItsAddress()
    {
        byte* bytes = stackalloc byte[4];
        Memory<byte> memory = new CallerBuffer().Borrow(bytes, 4);
        using MemoryHandle handle = memory[3..].Pin();
        Assert.True(bytes + 3 == handle.Pointer);
    }
}

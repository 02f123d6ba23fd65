using System.Buffers;

namespace WinHttpCompat.Engine;

/// <summary>Memory that belongs to the caller and stays valid until the operation that borrowed it ends.
/// The engine's only unsafe type.</summary>
internal sealed unsafe class CallerBuffer : MemoryManager<byte>
{
    private byte* _start;
    private int _length;

    /// <summary>Points this buffer at other memory; only between operations.</summary>
    /// <param name="start">First byte; may be null when <paramref name="length"/> is 0.</param>
    /// <param name="length">Size in bytes.</param>
    public Memory<byte> Borrow(void* start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _start = (byte*)start;
        _length = length;
        return Memory;
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)elementIndex, (uint)_length);
        return new MemoryHandle(_start + elementIndex); // native memory does not move
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}

using WinHttpCompat.Engine;

namespace WinHttpCompat.Shim.Marshalling;

/// <summary>Memory of the program of any size that a DWORD can count, in parts that the engine can hold.</summary>
internal sealed unsafe class BorrowedMemory
{
    // A Memory counts with an int.
    private const uint MaxPart = 1 << 30;

    private CallerBuffer? _first;

    /// <summary>All but the first part; null when there is none, which is nearly always.</summary>
    public Memory<byte>[]? Further { get; private set; }

    /// <summary>Borrows memory until the operation that it is for has ended; only between operations.</summary>
    /// <param name="start">First byte; may be null when <paramref name="length"/> is 0.</param>
    /// <param name="length">Size in bytes.</param>
    /// <returns>The first part.</returns>
    public Memory<byte> Borrow(void* start, uint length)
    {
        Further = null;
        if (length > MaxPart)
        {
            Further = new Memory<byte>[(length - 1) / MaxPart];
            for (int i = 0; i < Further.Length; i++)
            {
                uint offset = (uint)(i + 1) * MaxPart;
                Further[i] = new CallerBuffer().Borrow((byte*)start + offset, (int)Math.Min(length - offset, MaxPart));
            }
        }
        return (_first ??= new CallerBuffer()).Borrow(start, (int)Math.Min(length, MaxPart));
    }
}

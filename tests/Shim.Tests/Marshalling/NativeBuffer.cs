using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Tests;

/// <summary>Memory of a caller, surrounded by guard bytes.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const int GuardBytes = 64;
    private const byte Guard = 0xA5;

    private readonly byte* _memory;
    private readonly int _before;

    /// <param name="size">Bytes the callee may use.</param>
    /// <param name="offset">0 for an aligned start, 1 to 7 for one that is not.</param>
    public NativeBuffer(int size, int offset = 0)
    {
        Size = size;
        _before = GuardBytes + offset;
        _memory = (byte*)NativeMemory.Alloc((nuint)(size + 2 * GuardBytes + 8));
        All.Fill(Guard);
    }

    public int Size { get; }

    public byte* Start => _memory + _before;

    public Span<byte> Bytes => new(Start, Size);

    public string Text(int characters) => new(MemoryMarshal.Cast<byte, char>(Bytes)[..characters]);

    /// <summary>Whether no byte outside, nor beyond the first <paramref name="used"/> ones inside, was written.</summary>
    public bool IsUntouchedBehind(int used) =>
        !new ReadOnlySpan<byte>(_memory, _before).ContainsAnyExcept(Guard) && !All[(_before + used)..].ContainsAnyExcept(Guard);

    public void Dispose() => NativeMemory.Free(_memory);

    private Span<byte> All => new(_memory, Size + 2 * GuardBytes + 8);
}

using System.Buffers;
using System.Text;

namespace WinHttpCompat.Engine.Http1;

/// <summary>Puts the bytes of a request head together in a pooled buffer.</summary>
internal ref struct HeadWriter()
{
    // Most heads fit; the buffer grows for the others.
    private const int InitialBytes = 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int _length;

    /// <summary>A header line, UTF-8.</summary>
    public void Write(string name, string value)
    {
        WriteText(name);
        Write(": "u8);
        WriteText(value);
        Write("\r\n"u8);
    }

    /// <summary>A header line.</summary>
    /// <param name="name">With the colon and the blank behind it.</param>
    /// <param name="value">Goes out as UTF-8.</param>
    public void Write(ReadOnlySpan<byte> name, string value)
    {
        Write(name);
        WriteText(value);
        Write("\r\n"u8);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <param name="text">One character a byte.</param>
    public void WriteBytes(ReadOnlySpan<char> text) => _length += Encoding.Latin1.GetBytes(text, Room(text.Length));

    /// <summary>What has been written; the writer is of no use any more.</summary>
    public byte[] Finish()
    {
        byte[] head = _buffer.AsSpan(0, _length).ToArray();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        return head;
    }

    private void WriteText(string text)
    {
        bool isAscii = Ascii.FromUtf16(text, Room(text.Length), out int written) is OperationStatus.Done;
        _length += isAscii ? written : Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
    }

    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        return _buffer.AsSpan(_length);
    }
}

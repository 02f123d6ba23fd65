using WinHttpCompat.Engine.Codings;

namespace WinHttpCompat.Engine.Tests.Codings;

/// <summary>Gives its pieces one a read, at once or later; none is empty but the last, which stands for the end.</summary>
internal sealed class PiecedStream(bool later, params byte[][] pieces) : ForwardStream
{
    private int _piece, _offset;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (later) await Task.Yield();
        while (_piece < pieces.Length && _offset == pieces[_piece].Length)
        {
            _piece++;
            _offset = 0;
        }
        if (_piece == pieces.Length) return 0;
        int count = Math.Min(buffer.Length, pieces[_piece].Length - _offset);
        pieces[_piece].AsMemory(_offset, count).CopyTo(buffer);
        _offset += count;
        return count;
    }
}

using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Http1;

/// <summary>A body that is in memory: what came with a redirect, for a caller who looks at it before it is followed.</summary>
/// <param name="bytes">The body, or its beginning.</param>
/// <param name="isWhole">Nothing of it is missing.</param>
/// <param name="isDoubtful">It ended, but not quite as it should.</param>
internal sealed class ReadAheadBody(ReadOnlyMemory<byte> bytes, bool isWhole, bool isDoubtful, MessageHead trailers) : IResponseBody
{
    private ReadOnlyMemory<byte> _rest = bytes;

    public bool Ended => isWhole && _rest.IsEmpty;

    public bool IsDoubtful => isDoubtful || !isWhole;

    public MessageHead Trailers => trailers;

    public ValueTask<int> ReadAsync(Memory<byte> destination) => ReadSomeAsync(destination);

    public ValueTask<int> ReadSomeAsync(Memory<byte> destination)
    {
        int count = Math.Min(_rest.Length, destination.Length);
        if (count == 0 && !isWhole && !destination.IsEmpty) return ValueTask.FromException<int>(Missing());
        _rest[..count].CopyTo(destination);
        _rest = _rest[count..];
        return ValueTask.FromResult(count);
    }

    public ValueTask<int> AvailableAsync() => _rest.IsEmpty && !isWhole
        ? ValueTask.FromException<int>(Missing())
        : ValueTask.FromResult(Math.Min(_rest.Length, ResponseBody.MaxAnnounced));

    public bool TryDrain(uint limit) => Ended;

    public void Dispose()
    {
    }

    // As if the connection had broken there, which it will.
    private static EngineFailure Missing() => new(FailureReason.ConnectionLost);
}

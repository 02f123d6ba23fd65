using System.Buffers;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Http1;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Codings;

/// <summary>The body of a response without its content codings.</summary>
/// <remarks>Data that is corrupt, breaks off, or of which nothing comes out for long is a MalformedResponse.</remarks>
internal sealed class DecodedBody : IResponseBody
{
    // As for a body that is not encoded.
    private const int MaxAnnounced = 8192;

    private readonly ResponseBody _received;
    private readonly uint _maxGarbageBytes;
    private readonly Stream _decoder;
    private byte[] _ahead = [];
    private int _aheadStart, _aheadEnd;
    private bool _ended, _hasGarbage;

    /// <param name="applied">In the order in which they were applied; at least one.</param>
    /// <param name="maxGarbageBytes">What may follow the encoded data and still be thrown away.</param>
    private DecodedBody(ResponseBody received, ReadOnlySpan<ContentCodings> applied, uint maxGarbageBytes)
    {
        _received = received;
        _maxGarbageBytes = maxGarbageBytes;
        _decoder = new ReceivedBody(received, Meter);
        for (int i = applied.Length - 1; i >= 0; i--) _decoder = new ContentDecoder(applied[i], _decoder, Meter);
    }

    /// <summary>Decodes a body if it has codings that the request wants decoded.</summary>
    /// <returns>Head and body as programs see them: a decoded body without the headers that are not true of it.</returns>
    public static (ResponseHead Head, IResponseBody Body) Open(ResponseHead head, ResponseBody received, RequestSettings settings)
    {
        if (received.Ended) return (head, received); // there is none
        ContentCodings[] applied = ContentEncoding.Of(head.Message, settings.Decompression);
        return applied.Length == 0
            ? (head, received)
            : (head.Without("Content-Encoding", "Content-Length"), new DecodedBody(received, applied, settings.MaxDrainBytes));
    }

    public DecodingMeter Meter { get; } = new();

    public bool Ended => _ended && AheadCount == 0;

    public MessageHead Trailers => _received.Trailers;

    public bool IsDoubtful => _hasGarbage || _received.IsDoubtful;

    public async ValueTask<int> ReadAsync(Memory<byte> destination)
    {
        int filled = TakeAhead(destination.Span);
        while (filled < destination.Length && !_ended)
        {
            filled += await DecodeAsync(destination[filled..]).ConfigureAwait(false);
        }
        _received.EndOperation();
        return filled;
    }

    public async ValueTask<int> ReadSomeAsync(Memory<byte> destination)
    {
        int count = TakeAhead(destination.Span);
        if (count == 0 && !destination.IsEmpty && !_ended) count = await DecodeAsync(destination).ConfigureAwait(false);
        _received.EndOperation();
        return count;
    }

    public async ValueTask<int> AvailableAsync()
    {
        if (AheadCount == 0 && !_ended)
        {
            if (_ahead.Length == 0) _ahead = ArrayPool<byte>.Shared.Rent(MaxAnnounced);
            _aheadStart = _aheadEnd = 0;
            _aheadEnd = await DecodeAsync(_ahead.AsMemory(0, MaxAnnounced)).ConfigureAwait(false);
            if (_aheadEnd == 0) ReturnAhead();
        }
        _received.EndOperation();
        return AheadCount;
    }

    public bool TryDrain(uint limit) => !_hasGarbage && _received.TryDrain(limit);

    public void Dispose()
    {
        _decoder.Dispose();
        ReturnAhead();
    }

    private int AheadCount => _aheadEnd - _aheadStart;

    private int TakeAhead(Span<byte> destination)
    {
        int count = Math.Min(AheadCount, destination.Length);
        _ahead.AsSpan(_aheadStart, count).CopyTo(destination);
        _aheadStart += count;
        return count;
    }

    private void ReturnAhead()
    {
        if (_ahead.Length > 0) ArrayPool<byte>.Shared.Return(_ahead);
        _ahead = [];
        _aheadStart = _aheadEnd = 0;
    }

    /// <param name="destination">Not empty.</param>
    /// <returns>0 at the end, when the body as it came has been read to its end, too.</returns>
    private async ValueTask<int> DecodeAsync(Memory<byte> destination)
    {
        int count;
        Meter.Run();
        try
        {
            count = await _decoder.ReadAsync(destination).ConfigureAwait(false);
        }
        catch (InvalidDataException failure)
        {
            throw new EngineFailure(FailureReason.MalformedResponse, cause: failure);
        }
        finally
        {
            Meter.Pause();
        }
        Meter.CountDecoded(count);
        if (count == 0)
        {
            await DiscardGarbageAsync().ConfigureAwait(false);
            _ended = true;
        }
        return count;
    }

    private async ValueTask DiscardGarbageAsync()
    {
        byte[] garbage = ArrayPool<byte>.Shared.Rent(MaxAnnounced);
        try
        {
            long discarded = 0;
            while (!_received.Ended && !_hasGarbage)
            {
                int count = await _received.ReadPartAsync(garbage, fills: false, ends: false).ConfigureAwait(false);
                Meter.CountReceived(count);
                discarded += count;
                _hasGarbage = discarded > _maxGarbageBytes;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(garbage);
        }
    }
}

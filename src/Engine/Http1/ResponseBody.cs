using System.Runtime.CompilerServices;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Http1;

/// <summary>The body of a response as it comes, without its framing.</summary>
internal sealed class ResponseBody(Http1Exchange exchange, BodyFraming framing, uint maxTrailerBytes) : IResponseBody
{
    // "WinHttpQueryDataAvailable function (winhttp.h)": in practice never more.
    public const int MaxAnnounced = 8192;

    private readonly Connection _connection = exchange.Connection;
    private long _remaining = framing.Kind is BodyFramingKind.UntilClose ? long.MaxValue : framing.Length;
    private readonly ChunkedFraming? _chunks = framing.Kind is BodyFramingKind.Chunked ? new ChunkedFraming(maxTrailerBytes) : null;
    private int _announced;

    public bool Ended { get; private set; } = framing.Kind is BodyFramingKind.None;

    public MessageHead Trailers => _chunks?.Trailers ?? MessageHead.Empty;

    public bool IsDoubtful => _chunks is { IsDoubtful: true };

    public ValueTask<int> ReadAsync(Memory<byte> destination) => ReadPartAsync(destination, fills: true, ends: true);

    public ValueTask<int> ReadSomeAsync(Memory<byte> destination) => ReadPartAsync(destination, fills: false, ends: true);

    /// <summary>One of the reads that an operation consists of.</summary>
    /// <param name="fills">As <see cref="ReadAsync"/> does, else as <see cref="ReadSomeAsync"/>.</param>
    /// <param name="ends">The last one; else another one follows, or <see cref="EndOperation"/>.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReadPartAsync(Memory<byte> destination, bool fills, bool ends)
    {
        int filled = 0;
        while (filled < destination.Length && !Ended)
        {
            int taken = Take(destination.Span[filled..]);
            if (taken > 0)
            {
                filled += taken;
                continue;
            }
            if (Ended || filled > 0 && !fills) break;
            exchange.StartReceiving();
            long next = NextDataBytes;
            if (next > 0 && IsWorthReceivingDirectly(next, destination.Length - filled))
            {
                int count = await exchange.ReceiveAsync(Clip(destination[filled..], next)).ConfigureAwait(false);
                if (count > 0) Advance(count);
                else EndByClose();
                filled += count;
            }
            else
            {
                _connection.Widen();
                int received = await exchange.FillAsync().ConfigureAwait(false);
                if (_connection.Fill(received) == 0) EndByClose();
            }
        }
        if (!Ended) FindEnd();
        _announced = Math.Max(0, _announced - filled);
        if (ends) EndOperation();
        return filled;
    }

    /// <summary>Reports what the operation has received.</summary>
    public void EndOperation() => exchange.EndReceiving();

    /// <summary>Waits until body bytes are there.</summary>
    /// <returns>How many one read gets at once, at most 8192 and never beyond the current chunk; 0 at the end.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> AvailableAsync()
    {
        if (_announced > 0) return _announced; // not asked again until it has been read
        while (!FindData() && !Ended)
        {
            exchange.StartReceiving();
            _connection.Widen();
            int received = await exchange.FillAsync().ConfigureAwait(false);
            if (_connection.Fill(received) == 0) EndByClose();
        }
        exchange.EndReceiving();
        if (Ended) return 0;
        return _announced = (int)Math.Min(Math.Min(_connection.BufferedCount, MaxAnnounced), NextDataBytes);
    }

    public bool TryDrain(uint limit)
    {
        long drained = 0, received = 0;
        try
        {
            while (!Ended)
            {
                if (FindData())
                {
                    int count = (int)Math.Min(_connection.BufferedCount, NextDataBytes);
                    drained += count;
                    if (drained > limit) return false;
                    _connection.Consume(count);
                    Advance(count);
                    continue;
                }
                if (Ended) break;
                if (framing.Kind is BodyFramingKind.UntilClose || _connection.Transport.Available == 0) return false;
                // Does not block: there are bytes.
                ValueTask<int> fill = _connection.FillAsync(CallMode.Blocking, timeout: 1);
                if (!fill.IsCompletedSuccessfully || _connection.Fill(fill.Result) is not (> 0 and var more)) return false;
                if ((received += more) > limit) return false; // the framing counts, too: a chunk of one byte can have kilobytes of it
            }
            return true;
        }
        catch (EngineFailure)
        {
            return false; // nobody reads this body any more; the connection is closed instead
        }
    }

    public void Dispose()
    {
        // The connection belongs to the request.
    }

    // Body bytes that come next on the connection, 0 when framing comes next.
    private long NextDataBytes => _chunks?.Remaining ?? _remaining;

    // What is less than a buffer is better received together with what follows it, so that small reads and small chunks do
    // not cost a receive each; the rest of a body of known length has nothing behind it.
    private bool IsWorthReceivingDirectly(long next, int room) =>
        Math.Min(next, room) >= _connection.BufferSize || framing.Kind is BodyFramingKind.Length && next <= room;

    private static Memory<byte> Clip(Memory<byte> memory, long length) =>
        length < memory.Length ? memory[..(int)length] : memory;

    private int Take(Span<byte> destination)
    {
        if (!FindData()) return 0;
        int count = (int)Math.Min(Math.Min(_connection.BufferedCount, destination.Length), NextDataBytes);
        _connection.Buffered[..count].CopyTo(destination);
        _connection.Consume(count);
        Advance(count);
        return count;
    }

    /// <returns>True when buffered bytes of the body come next.</returns>
    private bool FindData()
    {
        FindEnd();
        return !Ended && _connection.BufferedCount > 0 && NextDataBytes > 0;
    }

    private void FindEnd()
    {
        if (Ended) return;
        Ended = _chunks is null ? _remaining == 0 : _chunks.Advance(_connection) && _chunks.Ended;
    }

    private void Advance(int count)
    {
        if (_chunks is not null) _chunks.TakeData(count);
        else if (framing.Kind is BodyFramingKind.Length) _remaining -= count;
    }

    private void EndByClose()
    {
        if (framing.Kind is not BodyFramingKind.UntilClose || _connection.Transport.IsTruncated) throw new EngineFailure(FailureReason.ConnectionLost);
        Ended = true;
    }
}

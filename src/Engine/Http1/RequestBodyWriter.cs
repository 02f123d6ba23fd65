using System.Buffers;
using System.Globalization;
using System.Text;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Http1;

/// <summary>Sends the body of a request, framed or as it is, and stops when the server has answered before its end.</summary>
/// <param name="isChunked">Each part becomes a chunk (RFC 9112, section 7.1).</param>
/// <param name="awaitsContinue">The head asks with Expect: 100-continue whether the body is wanted.</param>
internal sealed class RequestBodyWriter(Http1Exchange exchange, bool isChunked, bool awaitsContinue)
{
    // Larger parts go out in a send of their own rather than through a copy.
    private const int MaxCopied = 16 * 1024;

    // Between two of these the server's answer is looked for; one has one deadline, so that a peer that is slow but
    // moving does not run into it.
    private const int MaxPiece = 64 * 1024;

    // RFC 9110, section 10.1.1: not for ever, a server may never have heard of the expectation.
    private const int ContinueMilliseconds = 1000;

    // "\r\n", 8 hexadecimal digits, "\r\n": ends the chunk before and begins the next one.
    private const int MaxChunkPrefix = 12;

    private bool _awaitsContinue = awaitsContinue;
    private bool _hasChunks;

    /// <summary>The server has given its final answer and wants no more of the body.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Sends the head and the first part.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public async ValueTask BeginAsync(byte[] head, ReadOnlyMemory<byte> initial)
    {
        if (_awaitsContinue || initial.Length > MaxCopied)
        {
            await exchange.TransmitAsync(head).ConfigureAwait(false);
            await WriteAsync(initial).ConfigureAwait(false);
        }
        else
        {
            await SendCopiedAsync(head, initial).ConfigureAwait(false);
        }
    }

    /// <summary>Sends one part, unless the server has answered already: then the part is dropped.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> part)
    {
        if (part.IsEmpty) return;
        if (_awaitsContinue)
        {
            _awaitsContinue = false;
            // Whatever a final answer is, it is not "go on".
            IsStopped |= !await exchange.AwaitContinueAsync(ContinueMilliseconds).ConfigureAwait(false);
        }
        if (await IsAnsweredAsync().ConfigureAwait(false)) return;
        if (part.Length <= MaxCopied && isChunked)
        {
            await SendAsync(() => SendCopiedAsync([], part)).ConfigureAwait(false);
            return;
        }
        if (isChunked) await SendAsync(() => SendCopiedAsync([], default, announced: part.Length)).ConfigureAwait(false);
        while (!part.IsEmpty && !IsStopped)
        {
            ReadOnlyMemory<byte> piece = part[..Math.Min(part.Length, MaxPiece)];
            await SendAsync(() => SendPieceAsync(piece)).ConfigureAwait(false);
            part = part[piece.Length..];
            if (!part.IsEmpty) await IsAnsweredAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the body.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public async ValueTask FinishAsync()
    {
        if (!isChunked || IsStopped) return;
        byte[] end = Encoding.ASCII.GetBytes(_hasChunks ? "\r\n0\r\n\r\n" : "0\r\n\r\n");
        await SendAsync(() => SendPieceAsync(end)).ConfigureAwait(false);
    }

    // A server that refuses an upload answers and closes. The connection breaks under what is being sent, but the answer
    // has arrived before that and says more than a lost connection.
    private async ValueTask SendAsync(Func<ValueTask> send)
    {
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (EngineFailure failure) when (failure.Reason is FailureReason.ConnectionLost or FailureReason.DeadlinePassed)
        {
            if (!await exchange.TryTakeLastWordAsync(failure).ConfigureAwait(false)) throw;
            IsStopped = true;
        }
    }

    private async ValueTask SendPieceAsync(ReadOnlyMemory<byte> piece)
    {
        ValueTask<bool> send = exchange.TransmitUnlessAnsweredAsync(piece);
        if (!await send.ConfigureAwait(false)) IsStopped = true;
    }

    private async ValueTask<bool> IsAnsweredAsync()
    {
        IsStopped |= await exchange.TryTakeEarlyHeadAsync().ConfigureAwait(false);
        return IsStopped;
    }

    private async ValueTask SendCopiedAsync(byte[] head, ReadOnlyMemory<byte> part, int announced = 0)
    {
        byte[] whole = ArrayPool<byte>.Shared.Rent(head.Length + MaxChunkPrefix + part.Length);
        try
        {
            head.CopyTo(whole, 0);
            int length = head.Length;
            if (isChunked && part.Length + announced > 0) length += WriteChunkPrefix(whole.AsSpan(length), part.Length + announced);
            part.Span.CopyTo(whole.AsSpan(length));
            Memory<byte> bytes = whole.AsMemory(0, length + part.Length);
            // A head has to go out whole, or the answer is to something else.
            if (head.Length > 0) await exchange.TransmitAsync(bytes).ConfigureAwait(false);
            else await SendPieceAsync(bytes).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(whole);
        }
    }

    private int WriteChunkPrefix(Span<byte> destination, int chunkBytes)
    {
        int start = 0;
        if (_hasChunks)
        {
            "\r\n"u8.CopyTo(destination);
            start = 2;
        }
        _hasChunks = true;
        _ = chunkBytes.TryFormat(destination[start..], out int digits, "X", CultureInfo.InvariantCulture); // there is room for 8
        "\r\n"u8.CopyTo(destination[(start + digits)..]);
        return start + digits + 2;
    }
}

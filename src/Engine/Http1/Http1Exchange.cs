using System.Diagnostics;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Http1;

/// <summary>One request and its response on one connection.</summary>
/// <remarks>RFC 9112. Reports what it sends and receives; every wait is bounded by the request's timeouts.</remarks>
internal sealed class Http1Exchange(
    Connection connection, CallMode mode, RequestSettings settings, IRequestObserver observer, CancellationToken stop)
{
    // Larger bodies go out in a send of their own rather than through a copy.
    private const int MaxCoalescedBody = 16 * 1024;

    private bool _receiving;
    private long _receivedBytes;
    private ResponseHeadParser _headParser;

    public Connection Connection { get; } = connection;

    /// <summary>Bytes of the response have arrived.</summary>
    public bool ResponseStarted { get; private set; }

    /// <summary>Sends the head and what the caller already has of the body.</summary>
    public async ValueTask SendAsync(byte[] head, ReadOnlyMemory<byte> body)
    {
        observer.SendingRequest();
        stop.ThrowIfCancellationRequested();
        int timeout = RequestSettings.Wait(settings.SendTimeout);
        if (body.Length is > 0 and <= MaxCoalescedBody)
        {
            byte[] whole = System.Buffers.ArrayPool<byte>.Shared.Rent(head.Length + body.Length);
            try
            {
                head.CopyTo(whole, 0);
                body.Span.CopyTo(whole.AsSpan(head.Length));
                await Connection.Transport.SendAsync(mode, whole.AsMemory(0, head.Length + body.Length), timeout).ConfigureAwait(false);
            }
            finally
            {
                System.Buffers.ArrayPool<byte>.Shared.Return(whole);
            }
        }
        else
        {
            await Connection.Transport.SendAsync(mode, head, timeout).ConfigureAwait(false);
            await Connection.Transport.SendAsync(mode, body, timeout).ConfigureAwait(false);
        }
        observer.RequestSent(head.Length + (long)body.Length);
        stop.ThrowIfCancellationRequested();
    }

    public ValueTask SendBodyAsync(ReadOnlyMemory<byte> part) =>
        Connection.Transport.SendAsync(mode, part, RequestSettings.Wait(settings.SendTimeout));

    /// <summary>Waits for the first bytes of the response without reporting them; <see cref="ReceiveHeadAsync"/> does.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public ValueTask AwaitResponseAsync() => FillAsync();

    /// <summary>Receives the final response's head; reports the intermediate ones before it.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost, MalformedResponse, TooManyHeaders, HeadTooLarge.</exception>
    public async ValueTask<ResponseHead> ReceiveHeadAsync()
    {
        long begun = Environment.TickCount64;
        int headTimeout = RequestSettings.Wait(settings.ReceiveResponseTimeout);
        StartReceiving();
        for (uint intermediates = 0; ;)
        {
            ResponseHead? head = TakeHead();
            if (head is null)
            {
                StartReceiving();
                await FillAsync().ConfigureAwait(false);
                // "Option Flags", RECEIVE_RESPONSE_TIMEOUT: looked at when data arrives.
                if (headTimeout >= 0 && Environment.TickCount64 - begun > headTimeout)
                {
                    throw new EngineFailure(FailureReason.DeadlinePassed, System.Net.Sockets.SocketError.TimedOut);
                }
                continue;
            }
            EndReceiving();
            if (!head.IsIntermediate) return head;
            if (++intermediates > settings.MaxIntermediateResponses) throw new EngineFailure(FailureReason.MalformedResponse);
            observer.IntermediateResponse(head.StatusCode);
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Receives into the connection's buffer.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public async ValueTask FillAsync()
    {
        if (!await TryFillAsync().ConfigureAwait(false)) throw new EngineFailure(FailureReason.ConnectionLost);
    }

    /// <summary>Receives into the connection's buffer.</summary>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public async ValueTask<bool> TryFillAsync()
    {
        int count = await Connection.FillAsync(mode, RequestSettings.Wait(settings.ReceiveTimeout)).ConfigureAwait(false);
        _receivedBytes += count;
        ResponseStarted |= count > 0;
        return count > 0;
    }

    /// <summary>Receives straight into memory of the caller.</summary>
    /// <returns>Bytes received, 0 at the end of the stream.</returns>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public async ValueTask<int> ReceiveAsync(Memory<byte> destination)
    {
        Debug.Assert(Connection.BufferedCount == 0, "buffered bytes come first");
        int count = await Connection.Transport
            .ReceiveAsync(mode, destination, RequestSettings.Wait(settings.ReceiveTimeout)).ConfigureAwait(false);
        _receivedBytes += count;
        return count;
    }

    /// <summary>Reports once, before the first wait of an operation, that the response is waited for.</summary>
    public void StartReceiving()
    {
        if (_receiving) return;
        _receiving = true;
        observer.ReceivingResponse();
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>Reports what has arrived since the wait began, if one did.</summary>
    public void EndReceiving()
    {
        if (!_receiving) return;
        _receiving = false;
        long bytes = _receivedBytes;
        _receivedBytes = 0;
        observer.ResponseReceived(bytes);
        stop.ThrowIfCancellationRequested();
    }

    private ResponseHead? TakeHead()
    {
        ParseStatus status = _headParser.Parse(Connection.Buffered, settings.MaxResponseHeadBytes, out int consumed, out ResponseHead? head);
        switch (status)
        {
            case ParseStatus.Done:
                Connection.Consume(consumed);
                _headParser = default;
                return head;
            case ParseStatus.NeedMore:
                return null;
            case ParseStatus.TooMany:
                throw new EngineFailure(FailureReason.TooManyHeaders);
            case ParseStatus.TooLarge:
                throw new EngineFailure(FailureReason.HeadTooLarge);
            default:
                throw new EngineFailure(FailureReason.MalformedResponse);
        }
    }
}

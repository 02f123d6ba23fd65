using System.Diagnostics;
using System.Runtime.CompilerServices;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Http1;

/// <summary>One request and its response on one connection.</summary>
/// <remarks>RFC 9112. Reports what it sends and receives; every wait is bounded by the request's timeouts.</remarks>
internal sealed class Http1Exchange(
    Connection connection, CallMode mode, ClientRequest request, IRequestObserver observer, CancellationToken stop)
{
    private readonly long _begunAt = connection.ReceivedBytes;
    private long _reportedUpTo = connection.ReceivedBytes;
    private bool _receiving;
    private bool _hasContinued;
    private uint _intermediates;
    private ResponseHeadParser _headParser;
    private ResponseHead? _finalHead;
    private RequestBodyWriter? _body;
    private Task? _readable;

    public Connection Connection { get; } = connection;

    /// <summary>Bytes of the response have arrived.</summary>
    public bool ResponseStarted => Connection.ReceivedBytes > _begunAt;

    /// <summary>The final response's head has arrived, before somebody asked for it.</summary>
    public bool HasFinalHead => _finalHead is not null;

    /// <summary>Size of the last head that arrived, as it came, its empty line included.</summary>
    public int HeadBytes { get; private set; }

    /// <summary>Part of the announced body was not sent, because the server has answered before.</summary>
    public bool IsCutShort => _body is { IsStopped: true };

    /// <summary>Receiving is not reported, because it serves the exchange and no operation of the caller, and no wait for it
    /// begins after this tick. Null: it is reported.</summary>
    public long? QuietUntil { get; set; }

    /// <summary>Sends the head and what the caller already has of the body.</summary>
    /// <param name="awaitsContinue">The head has the expectation 100-continue.</param>
    /// <returns>Bytes of initial body sent.</returns>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<uint> SendAsync(byte[] head, Upload upload, bool awaitsContinue)
    {
        observer.SendingRequest();
        stop.ThrowIfCancellationRequested();
        uint sent = 0;
        if (upload.HasBody)
        {
            _body = new RequestBodyWriter(this, upload.Plan.Framing is UploadFraming.Chunked, awaitsContinue);
            await _body.BeginAsync(head, upload.Initial).ConfigureAwait(false);
            foreach (Memory<byte> part in upload.FurtherInitial) await _body.WriteAsync(part).ConfigureAwait(false);
            if (!_body.IsStopped) sent = upload.InitialBytes;
        }
        else
        {
            await TransmitAsync(head).ConfigureAwait(false);
        }
        observer.RequestSent(head.Length + (long)sent);
        stop.ThrowIfCancellationRequested();
        return sent;
    }

    /// <summary>Sends a part of the body.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public ValueTask SendBodyAsync(ReadOnlyMemory<byte> part) => _body!.WriteAsync(part); // parts are allowed after a send that announced a body

    /// <summary>No part of the body follows.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public ValueTask FinishBodyAsync() => _body is null ? ValueTask.CompletedTask : _body.FinishAsync();

    /// <summary>Sends bytes as they are.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public ValueTask TransmitAsync(ReadOnlyMemory<byte> bytes) =>
        Connection.Transport.SendAsync(mode, bytes, RequestSettings.Wait(request.Settings.SendTimeout));

    /// <summary>Sends bytes, but gives up when the server does not take them and has answered instead.</summary>
    /// <returns>False when it has given up; not all of <paramref name="bytes"/> was sent.</returns>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public async ValueTask<bool> TransmitUnlessAnsweredAsync(ReadOnlyMemory<byte> bytes)
    {
        using CancellationTokenSource giveUp = new();
        ValueTask send = Connection.Transport.SendAsync(mode, bytes, RequestSettings.Wait(request.Settings.SendTimeout), giveUp.Token);
        if (send.IsCompleted)
        {
            await send.ConfigureAwait(false);
            return true;
        }
        Task sending = send.AsTask();
        bool isAnswered;
        try
        {
            isAnswered = await AwaitAnswerDuringAsync(sending).ConfigureAwait(false);
        }
        catch
        {
            // The bytes are the caller's: whoever is told of this failure may free them.
            await GiveUpAsync().ConfigureAwait(false);
            throw;
        }
        if (!isAnswered)
        {
            await sending.ConfigureAwait(false);
            return true;
        }
        await GiveUpAsync().ConfigureAwait(false);
        return sending.IsCompletedSuccessfully;

        async Task GiveUpAsync()
        {
            await giveUp.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Waits for leave to send the body, but not longer than that.</summary>
    /// <returns>False when the server has given its final answer instead.</returns>
    /// <exception cref="EngineFailure">MalformedResponse, TooManyHeaders, HeadTooLarge.</exception>
    public async ValueTask<bool> AwaitContinueAsync(int milliseconds)
    {
        long begun = Environment.TickCount64;
        while (true)
        {
            await TryTakeEarlyHeadAsync().ConfigureAwait(false);
            if (HasFinalHead) return false;
            int left = (int)(begun + milliseconds - Environment.TickCount64);
            if (_hasContinued || left <= 0) return true;
            await Connection.Transport.WaitReadableAsync(mode, left).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            if (Connection.Transport.IsAtEnd) return true; // the next send finds it
        }
    }

    /// <summary>Looks, without waiting, whether the server has answered although body remains to be sent.</summary>
    /// <returns>True when it has, and with a status that says that the rest is not wanted.</returns>
    /// <remarks>RFC 9112, section 9.3 (premature close) and RFC 9110, section 10.1.1. Answers of class 2 may be about what was sent
    /// so far; then the upload goes on.</remarks>
    public async ValueTask<bool> TryTakeEarlyHeadAsync()
    {
        while (_finalHead is null)
        {
            if (TakeHead() is { } head)
            {
                ReportArrival(head);
                Note(head);
                continue;
            }
            if (Connection.Transport.Available == 0) return false;
            FillWithMore(await FillAsync().ConfigureAwait(false));
        }
        return _finalHead.StatusCode >= 300;
    }

    /// <summary>After a send that failed: what the server has said before.</summary>
    /// <returns>False when there is no final answer.</returns>
    /// <exception cref="OperationCanceledException">It failed because the request is being closed.</exception>
    public async ValueTask<bool> TryTakeLastWordAsync(EngineFailure failure)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            await TryTakeEarlyHeadAsync().ConfigureAwait(false);
            // A connection that is lost is at its end: nothing is waited for.
            while (_finalHead is null && failure.Reason is FailureReason.ConnectionLost)
            {
                FillWithMore(await FillAsync().ConfigureAwait(false));
                await TryTakeEarlyHeadAsync().ConfigureAwait(false);
            }
        }
        catch (EngineFailure)
        {
            // The failure of the send is told instead.
        }
        return HasFinalHead;
    }

    /// <summary>Bytes of the response are here, and <see cref="ReceiveHeadAsync"/> begins with them.</summary>
    public bool HasResponse => HasFinalHead || Connection.BufferedCount > 0;

    /// <summary>Receives the final response's head; reports the intermediate ones before it.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost, MalformedResponse, TooManyHeaders, HeadTooLarge.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ResponseHead> ReceiveHeadAsync()
    {
        long begun = Environment.TickCount64;
        int headTimeout = RequestSettings.Wait(request.Settings.ReceiveResponseTimeout);
        StartReceiving();
        while (_finalHead is null)
        {
            if (TakeHead() is { } head)
            {
                EndReceiving();
                Note(head);
                continue;
            }
            StartReceiving();
            FillWithMore(await FillAsync().ConfigureAwait(false));
            // "Option Flags", RECEIVE_RESPONSE_TIMEOUT: looked at when data arrives.
            if (headTimeout >= 0 && Environment.TickCount64 - begun > headTimeout)
            {
                throw new EngineFailure(FailureReason.DeadlinePassed, System.Net.Sockets.SocketError.TimedOut);
            }
        }
        EndReceiving();
        return _finalHead;
    }

    /// <inheritdoc cref="Connection.FillAsync"/>
    public ValueTask<int> FillAsync() => Connection.FillAsync(mode, RequestSettings.Wait(request.Settings.ReceiveTimeout));

    /// <summary>As <see cref="Connection.Fill"/>, where more has to come: the end of the stream is a lost connection.</summary>
    /// <param name="received">Bytes, 0 at the end of the stream.</param>
    /// <exception cref="EngineFailure">ConnectionLost.</exception>
    public void FillWithMore(int received)
    {
        if (Connection.Fill(received) == 0) throw new EngineFailure(FailureReason.ConnectionLost);
    }

    /// <summary>Receives straight into memory of the caller.</summary>
    /// <returns>Bytes received, 0 at the end of the stream.</returns>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReceiveAsync(Memory<byte> destination)
    {
        Debug.Assert(Connection.BufferedCount == 0, "buffered bytes come first");
        int count = await Connection.Transport
            .ReceiveAsync(mode, destination, RequestSettings.Wait(request.Settings.ReceiveTimeout)).ConfigureAwait(false);
        Connection.ReceivedBytes += count;
        return count;
    }

    /// <summary>Reports once, before the first wait of an operation, that the response is waited for.</summary>
    public void StartReceiving()
    {
        if (QuietUntil is { } end)
        {
            if (Environment.TickCount64 > end) throw new EngineFailure(FailureReason.DeadlinePassed, System.Net.Sockets.SocketError.TimedOut);
            return;
        }
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
        long bytes = Connection.ReceivedBytes - _reportedUpTo;
        _reportedUpTo = Connection.ReceivedBytes;
        observer.ResponseReceived(bytes);
        stop.ThrowIfCancellationRequested();
    }

    /// <returns>True when the server has answered, and wants no more, before <paramref name="sending"/> was complete.</returns>
    private async ValueTask<bool> AwaitAnswerDuringAsync(Task sending)
    {
        while (true)
        {
            // One at a time: a wait that nobody needs any more stays with the socket until something arrives.
            if (_readable is null or { IsCompleted: true }) _readable = Connection.Transport.WaitReadableAsync(mode, -1).AsTask();
            await Task.WhenAny(sending, _readable).ConfigureAwait(false);
            if (sending.IsCompleted) return false;
            if (await TryTakeEarlyHeadAsync().ConfigureAwait(false)) return true;
            if (HasFinalHead || Connection.Transport.IsAtEnd) return false; // nothing more will be said that stops the upload
        }
    }

    // The final one is reported when it is asked for.
    private void ReportArrival(ResponseHead head)
    {
        if (!head.IsIntermediate) return;
        StartReceiving();
        EndReceiving();
    }

    // An intermediate head is reported, the final one kept.
    private void Note(ResponseHead head)
    {
        if (!head.IsIntermediate)
        {
            _finalHead = head;
            return;
        }
        _hasContinued |= head.StatusCode == 100;
        if (++_intermediates > request.Settings.MaxIntermediateResponses) throw new EngineFailure(FailureReason.MalformedResponse);
        observer.IntermediateResponse(head.StatusCode);
        stop.ThrowIfCancellationRequested();
    }

    private ResponseHead? TakeHead()
    {
        ParseStatus status = _headParser.Parse(Connection.Buffered, request.Settings.MaxResponseHeadBytes, out int consumed, out ResponseHead? head);
        switch (status)
        {
            case ParseStatus.Done:
                Connection.Consume(consumed);
                HeadBytes = consumed;
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

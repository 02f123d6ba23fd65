using System.Runtime.CompilerServices;
using WinHttpCompat.Engine.Codings;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Http1;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Requests;

/// <summary>One way of a request to a server and back: its head as sent, its connection, its response. Redirects and
/// challenges make further legs.</summary>
/// <param name="head">The composed head.</param>
/// <param name="leavesConnectionOpen">The head does not ask the server to close.</param>
internal sealed class RequestLeg(
    ClientRequest request, RequestTarget target, byte[] head, bool leavesConnectionOpen, Upload upload,
    CancellationToken stop)
{
    // What a response may carry that is received only to be done with it.
    private const uint MaxReadAhead = 1 << 20;

    private volatile Http1Exchange? _exchange;
    private bool _endsWithConnection;
    private uint _retriesLeft;
    private bool _endsClean;

    public RequestTarget Target { get; } = target;

    public byte[] Head { get; } = head;

    public Upload Upload { get; } = upload;

    /// <summary>The response's head, once it has been received.</summary>
    public ResponseHead? Response { get; private set; }

    /// <summary>Not null once <see cref="Response"/> is there.</summary>
    public IResponseBody? Body { get; private set; }

    /// <summary>Bytes of initial body that went out.</summary>
    public uint InitialBytesSent { get; private set; }

    /// <summary>The connection has not been given back yet.</summary>
    public bool IsOpen => _exchange is not null;

    /// <summary>Nothing may follow on the connection, however clean its exchange is.</summary>
    public bool IsConnectionSpoiled { get; set; }

    /// <summary>The connection, while <see cref="IsOpen"/>.</summary>
    public Connection? Connection => _exchange?.Connection;

    /// <summary>Its exchange is over, and nothing came behind the body: another one may follow on it.</summary>
    public bool IsConnectionClean => MayKeepConnection && (_endsClean || (Body?.Ended ?? false)) && Exchange.Connection.BufferedCount == 0
        && !Exchange.Connection.IsExpiredBy(request);

    /// <summary>Sends head and initial body.</summary>
    /// <param name="kept">A connection that this leg must use, or null.</param>
    /// <exception cref="EngineFailure">NameNotResolved, CannotConnect, DeadlinePassed, ConnectionLost.</exception>
    /// <remarks>A pooled connection may have died unnoticed. Failing before the first byte of the response means the server
    /// did not answer; the request goes out once more, on a connection of its own.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask TransmitAsync(Connection? kept = null)
    {
        _retriesLeft = kept is null ? Session.MaxConnectionRetries : 0;
        Http1Exchange exchange = await OpenExchangeAsync(mayReuse: true, kept).ConfigureAwait(false);
        try
        {
            InitialBytesSent = await exchange.SendAsync(Head, Upload, AwaitsContinue).ConfigureAwait(false);
            return;
        }
        catch (EngineFailure failure) when (IsStale(failure))
        {
            // as below
        }
        await TransmitAgainAsync().ConfigureAwait(false);
    }

    /// <inheritdoc cref="Http1Exchange.HasResponse"/>
    public bool HasResponse => Exchange.HasResponse;

    /// <summary>Waits for the first bytes of the response without reporting them; <see cref="ReceiveHeadAsync"/> does. The result
    /// goes to <see cref="TakeFirstBytes"/>.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public ValueTask<int> AwaitResponseAsync() => Exchange.FillAsync();

    /// <inheritdoc cref="Http1Exchange.FillWithMore"/>
    public void TakeFirstBytes(int received) => Exchange.FillWithMore(received);

    /// <summary>The connection had died in the pool: <see cref="TransmitAgainAsync"/> helps.</summary>
    public bool IsStale(EngineFailure failure) =>
        MayRetry(RetryConditions.StaleConnection) && failure.Reason is FailureReason.ConnectionLost
        && !Exchange.ResponseStarted && !stop.IsCancellationRequested;

    /// <summary>Sends head and initial body once more, on a new connection.</summary>
    /// <exception cref="EngineFailure">NameNotResolved, CannotConnect, DeadlinePassed, ConnectionLost.</exception>
    public async ValueTask TransmitAgainAsync()
    {
        Release(keep: false);
        _retriesLeft--;
        Http1Exchange exchange = await OpenExchangeAsync(mayReuse: false, kept: null).ConfigureAwait(false);
        InitialBytesSent = await exchange.SendAsync(Head, Upload, AwaitsContinue).ConfigureAwait(false);
    }

    /// <summary>Sends a part of the body.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> part)
    {
        if (part.IsEmpty) return; // no part; there need not even be a body
        Upload.Take(part.Length);
        await Exchange.SendBodyAsync(part).ConfigureAwait(false);
    }

    /// <summary>Ends the body and receives the head of the response.</summary>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost, MalformedResponse, TooManyHeaders, HeadTooLarge.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ResponseHead> ReceiveHeadAsync()
    {
        Http1Exchange exchange = Exchange;
        try
        {
            await exchange.FinishBodyAsync().ConfigureAwait(false);
            ResponseHead head = await exchange.ReceiveHeadAsync().ConfigureAwait(false);
            if (!GivesUpConnection(head)) return Take(head);
        }
        catch (EngineFailure failure) when (Upload.IsReplayable && IsStale(failure))
        {
            // as below
        }
        await TransmitAgainAsync().ConfigureAwait(false);
        await Exchange.FinishBodyAsync().ConfigureAwait(false);
        return Take(await Exchange.ReceiveHeadAsync().ConfigureAwait(false));
    }

    /// <summary>The caller gets this response: its body is decoded if he wants that.</summary>
    public void OpenBody()
    {
        if (Response is { } head && Body is ResponseBody received) (Response, Body) = DecodedBody.Open(head, received, request.Settings);
    }

    /// <summary>Receives the body of a response that is not the caller's last one, without a report, so that the connection
    /// can serve the next leg. Takes neither more memory nor more time than a head may.</summary>
    public async ValueTask ReadAheadAsync()
    {
        if (Body is not ResponseBody received) return;
        using MemoryStream bytes = new();
        int patience = RequestSettings.Wait(request.Settings.ReceiveResponseTimeout);
        uint limit = Math.Min(request.Settings.MaxDrainBytes, MaxReadAhead);
        byte[] piece = System.Buffers.ArrayPool<byte>.Shared.Rent(ResponseBody.MaxAnnounced);
        Exchange.QuietUntil = patience < 0 ? long.MaxValue : Environment.TickCount64 + patience;
        try
        {
            while (!received.Ended && bytes.Length < limit)
            {
                int count = await received.ReadSomeAsync(piece).ConfigureAwait(false);
                bytes.Write(piece, 0, count);
            }
        }
        catch (EngineFailure) when (!stop.IsCancellationRequested)
        {
            // What is missing is known by Ended; the next leg gets another connection.
        }
        finally
        {
            Exchange.QuietUntil = null;
            System.Buffers.ArrayPool<byte>.Shared.Return(piece);
        }
        _endsClean = received.Ended && !received.IsDoubtful;
        Body = new ReadAheadBody(bytes.ToArray(), received.Ended, received.IsDoubtful, received.Trailers);
    }

    /// <summary>Breaks the connection under a running operation. Safe at any moment, from any thread.</summary>
    public void Abort() => _exchange?.Connection.Abort(request);

    /// <summary>Gives the connection up, to the pool when its exchange is wholly over or its rest can be had at once.</summary>
    public void Release()
    {
        if (_exchange is null) return;
        Release(keep: MayKeepConnection && Body is not null
            && (_endsClean || Body.TryDrain(request.Settings.MaxDrainBytes) && !Body.IsDoubtful)
            && Exchange.Connection.BufferedCount == 0);
    }

    /// <summary>Gives the connection up and closes it.</summary>
    public void Abandon() => Release(keep: false);

    /// <summary>Hands the connection to the next leg, which must use it.</summary>
    /// <returns>Null when another exchange cannot follow on it; then it has been closed.</returns>
    public Connection? Detach()
    {
        if (_exchange is null) return null;
        if (!IsConnectionClean)
        {
            Abandon();
            return null;
        }
        Connection connection = Exchange.Connection;
        _exchange = null;
        connection.Reused = true;
        return connection;
    }

    private ClientSession Session => request.Session;

    private Http1Exchange Exchange => _exchange!; // asked for only between a transmission and a release

    private bool AwaitsContinue => Upload.HasBody && request.ExpectsContinue;

    private bool MayKeepConnection => Response is { KeepsConnection: true } && Response.StatusCode != 101 && !IsConnectionSpoiled
        && Exchange is { IsCutShort: false }
        && (_endsClean || !(Body?.IsDoubtful ?? false))
        && !_endsWithConnection
        && Upload.Plan.Framing is not UploadFraming.Caller && Upload.Left == 0
        && leavesConnectionOpen;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Http1Exchange> OpenExchangeAsync(bool mayReuse, Connection? kept)
    {
        RequestProgress progress = request.Progress;
        progress.Mark(RequestTime.ConnectionAcquireStart);
        Connection connection = kept ?? await ConnectionSource
            .AcquireAsync(Session, Target.Server, request, mayReuse, request.Identity(Target), progress, stop).ConfigureAwait(false);
        progress.Mark(RequestTime.ConnectionAcquireEnd);
        // A connection that is made is waited for only until its making begins.
        long wait = progress.Ticks(RequestTime.NameResolutionStart);
        progress.Set(RequestTime.ConnectionAcquireWaitEnd, wait > 0 ? wait : progress.Ticks(RequestTime.ConnectionAcquireEnd));
        progress.IndexOnConnection = connection.Exchanges++;
        request.LastTransport = connection.Transport;
        Http1Exchange exchange = new(connection, Session.Mode, request, progress, stop);
        _exchange = exchange;
        // Closing raises the token first and looks for the exchange then; one of the two sees the other.
        Interlocked.MemoryBarrier();
        stop.ThrowIfCancellationRequested();
        return exchange;
    }

    private ResponseHead Take(ResponseHead head)
    {
        Exchange.Connection.Place?.Learn(head.MinorVersion);
        request.Progress.ResponseHeadBytes = Exchange.HeadBytes;
        BodyFraming framing = BodyFraming.Of(Target.Method, head);
        _endsWithConnection = framing.IsDoubtful || framing.Kind is BodyFramingKind.UntilClose;
        Body = new ResponseBody(Exchange, framing, request.Settings.MaxResponseHeadBytes);
        Response = head;
        return head;
    }

    // RFC 9110, section 15.5.9: the server closes a connection that was idle for long, and the request came too late for it.
    private bool GivesUpConnection(ResponseHead head) =>
        head.StatusCode == 408 && Upload.IsReplayable && MayRetry(RetryConditions.Status408);

    private bool MayRetry(RetryConditions condition) =>
        _retriesLeft > 0 && Session.RetryConditions.HasFlag(condition) && Exchange.Connection.Reused;

    private void Release(bool keep)
    {
        Http1Exchange? exchange = _exchange;
        _exchange = null;
        if (exchange is not null) ConnectionSource.Release(exchange.Connection, request, keep);
        Body?.Dispose();
    }
}

using System.Diagnostics;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Http1;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Requests;

/// <summary>A request, from opening to closing; it may be sent again.</summary>
/// <remarks>Operations: <see cref="TryStart"/> asks whether one is allowed and makes it the pending one; exactly one of
/// the methods that return a task follows. In blocking mode that task is complete on return. Every failure is an
/// <see cref="EngineFailure"/>.</remarks>
internal sealed class ClientRequest : IDisposable
{
    // Undocumented code; these are the well-known services that "WinHttpConnect function (winhttp.h)" refuses.
    private static readonly ushort[] RefusedPorts = [21, 25, 70, 110, 119, 143];

    private readonly ClientSession _session;
    private readonly IRequestObserver _observer;
    private readonly CancellationTokenSource _stop = new();
    private readonly RequestTarget _target;

    private int _phase = (int)RequestPhase.Opened;
    private volatile Http1Exchange? _exchange;
    private UploadPlan _plan;
    private ReadOnlyMemory<byte> _initialBody;
    private ulong _bodyLeft;
    private bool _wroteBody;
    private byte[]? _sentHead;
    private bool _sentKeepAlive;
    private BodyFraming _framing;
    private ResponseBody? _body;

    public ClientRequest(ClientSession session, RequestTarget target, IRequestObserver observer)
    {
        _session = session;
        _target = target;
        _observer = observer;
        Settings = session.Defaults.Copy();
    }

    public RequestSettings Settings { get; }

    public RequestHeaders Headers { get; } = new();

    public DisabledFeatures Disabled { get; set; }

    public ServerKey Server => _target.Server;

    /// <summary>Absolute URL of the resource.</summary>
    public string Url => _target.Url;

    public string Method => _target.Method;

    public RequestPhase Phase => (RequestPhase)Volatile.Read(ref _phase);

    /// <summary>The response's head, from the moment it has been received until the next send.</summary>
    public ResponseHead? Response { get; private set; }

    /// <summary>The connection's addresses, once there is one; they stay known when it is gone.</summary>
    public SocketTransport? LastTransport { get; private set; }

    /// <summary>The connection in use; null when there is none.</summary>
    public Connection? Connection => _exchange?.Connection;

    /// <summary>The service's name that authentication with the server used; null = none was needed.</summary>
    public string? ServicePrincipalName { get; set; }

    /// <summary>The request head as it was sent, or as it would be sent now but for its Content-Length.</summary>
    public MessageHead SentHead => RequestHead.Parse(_sentHead ?? ComposeHead(null));

    /// <summary>Makes <paramref name="operation"/> the pending one.</summary>
    /// <param name="before">The phase until now, for <see cref="Withdraw"/>.</param>
    /// <returns>False when that phase does not allow it.</returns>
    public bool TryStart(RequestOperation operation, out RequestPhase before)
    {
        while (true)
        {
            before = Phase;
            if (RequestPhases.Start(before, operation) is not { } pending) return false;
            if (Interlocked.CompareExchange(ref _phase, (int)pending, (int)before) == (int)before) return true;
        }
    }

    /// <summary>Takes back the pending mark of an operation that was not begun after all.</summary>
    public void Withdraw(RequestPhase before) => Settle(phase => RequestPhases.IsPending(phase) ? before : phase);

    /// <summary>Sends head and initial body. When no body remains to be written an asynchronous request also waits for
    /// the first bytes of the response, so that receiving it needs no further wait in the common case.</summary>
    /// <param name="initialBody">Must stay valid until the response has been received: it may be sent again.</param>
    /// <returns>Bytes of initial body sent.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> initialBody, UploadPlan plan)
    {
        try
        {
            ReleaseExchange();
            Response = null;
            _body = null;
            _initialBody = initialBody;
            _plan = plan;
            _wroteBody = false;
            if (_target.Server.Secure) throw new EngineFailure(FailureReason.NotImplemented);
            if (Array.IndexOf(RefusedPorts, _target.Server.Port) >= 0) throw new EngineFailure(FailureReason.InvalidUrl);
            _sentHead = ComposeHead(plan.ContentLength);
            _sentKeepAlive = !Disabled.HasFlag(DisabledFeatures.KeepAlive)
                && !Headers.FindAll("Connection").Any(static value => value.Contains("close", StringComparison.OrdinalIgnoreCase));
            bool awaitsResponse = _session.Mode is CallMode.Asynchronous && plan.BodyBytes == (ulong)initialBody.Length && !plan.CallerFrames;
            await TransmitAsync(awaitsResponse, mayReuse: true).ConfigureAwait(false);
            Succeed();
            return initialBody.Length;
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }
    }

    /// <summary>Whether a write of <paramref name="count"/> bytes stays within what the send announced.</summary>
    public bool MayWrite(uint count) => _plan.CallerFrames || count <= _bodyLeft;

    /// <summary>Sends more of the body.</summary>
    /// <returns>Bytes sent.</returns>
    public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> part)
    {
        try
        {
            _wroteBody = true;
            await Exchange.SendBodyAsync(part).ConfigureAwait(false);
            if (!_plan.CallerFrames) _bodyLeft -= (ulong)part.Length;
            Succeed();
            return part.Length;
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }
    }

    /// <summary>Receives the head of the response.</summary>
    /// <returns>0.</returns>
    public async ValueTask<int> ReceiveAsync()
    {
        try
        {
            ResponseHead head = await ReceiveHeadAsync().ConfigureAwait(false);
            Exchange.Connection.Place?.Learn(head.MinorVersion);
            _framing = BodyFraming.Of(_target.Method, head);
            _body = new ResponseBody(Exchange, _framing, Settings.MaxResponseHeadBytes);
            Response = head;
            // Nothing will be read: the connection may serve the next request from now on. One that cannot be kept is
            // closed by the read that finds the end, where programs expect to hear of it.
            if (_body.Ended && IsConnectionClean) ReleaseExchange();
            Succeed();
            return 0;
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }
    }

    /// <summary>Fills <paramref name="destination"/> with body bytes.</summary>
    /// <returns>Bytes stored; fewer than asked for only at the end of the body.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> destination)
    {
        try
        {
            int count = await Body.ReadAsync(destination).ConfigureAwait(false);
            EndIfRead();
            Succeed();
            return count;
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }
    }

    /// <summary>Waits until body bytes can be read.</summary>
    /// <returns>How many one read gets at once; 0 at the end of the body.</returns>
    public async ValueTask<int> AvailableAsync()
    {
        try
        {
            int count = await Body.AvailableAsync().ConfigureAwait(false);
            EndIfRead();
            Succeed();
            return count;
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }
    }

    /// <summary>Closes the request: no operation starts any more, and the pending one ends soon with Cancelled unless it
    /// succeeds first. Safe at any moment, from any thread.</summary>
    public void Cancel()
    {
        RequestPhase before = (RequestPhase)Interlocked.Exchange(ref _phase, (int)RequestPhase.Closed);
        // The pending operation ends on a thread of its own where it can: the caller of an asynchronous close may hold
        // locks that the completion wants.
        if (_session.Mode is CallMode.Asynchronous) _ = _stop.CancelAsync();
        else _stop.Cancel();
        if (RequestPhases.IsPending(before)) _exchange?.Connection.Abort(this);
    }

    /// <summary>Gives up what the request holds. Only when no operation is pending.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _phase, (int)RequestPhase.Closed);
        ReleaseExchange();
        _stop.Dispose();
    }

    private Http1Exchange Exchange => _exchange!; // every pending phase but Sending comes after a send that made one

    private ResponseBody Body => _body!; // set before the phase that reading needs

    private bool MayKeepConnection => Response is { KeepsConnection: true } && Response.StatusCode != 101
        && !(_body?.IsDoubtful ?? false)
        && _framing is { IsDoubtful: false, Kind: not BodyFramingKind.UntilClose }
        && !_plan.CallerFrames && _bodyLeft == 0
        && _sentKeepAlive;

    /// <summary>It may be kept and is not expired, and nothing came behind the body.</summary>
    private bool IsConnectionClean => MayKeepConnection && Exchange.Connection.BufferedCount == 0 && !Exchange.Connection.IsExpiredBy(this);

    private byte[] ComposeHead(ulong? contentLength) => new RequestHead(
        _target.Method, _target.Path, _target.MinorVersion, _target.HostField, Settings.UserAgent,
        KeepAlive: !Disabled.HasFlag(DisabledFeatures.KeepAlive)).Compose(Headers, contentLength);

    // A pooled connection may have died unnoticed. Failing before the first byte of the response means the server did
    // not answer; the request goes out once more, on a connection of its own.
    private async ValueTask TransmitAsync(bool awaitsResponse, bool mayReuse)
    {
        Http1Exchange exchange = await OpenExchangeAsync(mayReuse).ConfigureAwait(false);
        bool replay = exchange.Connection.Reused;
        try
        {
            await exchange.SendAsync(_sentHead!, _initialBody).ConfigureAwait(false); // composed before every transmission
            _bodyLeft = _plan.CallerFrames ? 0 : _plan.BodyBytes - (ulong)_initialBody.Length;
            if (awaitsResponse) await exchange.AwaitResponseAsync().ConfigureAwait(false);
            return;
        }
        catch (EngineFailure failure) when (replay && IsStale(failure, exchange))
        {
            ReleaseExchange();
        }
        await TransmitAsync(awaitsResponse, mayReuse: false).ConfigureAwait(false);
    }

    private async ValueTask<ResponseHead> ReceiveHeadAsync()
    {
        Http1Exchange exchange = Exchange;
        try
        {
            return await exchange.ReceiveHeadAsync().ConfigureAwait(false);
        }
        catch (EngineFailure failure) when (exchange.Connection.Reused && !_wroteBody && _bodyLeft == 0 && IsStale(failure, exchange))
        {
            ReleaseExchange();
        }
        await TransmitAsync(awaitsResponse: false, mayReuse: false).ConfigureAwait(false);
        return await Exchange.ReceiveHeadAsync().ConfigureAwait(false);
    }

    private bool IsStale(EngineFailure failure, Http1Exchange exchange) =>
        failure.Reason is FailureReason.ConnectionLost && !exchange.ResponseStarted && !_stop.IsCancellationRequested;

    private async ValueTask<Http1Exchange> OpenExchangeAsync(bool mayReuse)
    {
        Connection connection = await ConnectionSource
            .AcquireAsync(_session, _target.Server, this, mayReuse, identity: null, _observer, _stop.Token).ConfigureAwait(false);
        LastTransport = connection.Transport;
        Http1Exchange exchange = new(connection, _session.Mode, Settings, _observer, _stop.Token);
        _exchange = exchange;
        // Cancel raises the token first and looks for the exchange then; one of the two sees the other.
        Interlocked.MemoryBarrier();
        _stop.Token.ThrowIfCancellationRequested();
        return exchange;
    }

    private void EndIfRead()
    {
        if (!Body.Ended || _exchange is null) return;
        if (IsConnectionClean)
        {
            ReleaseExchange();
            return;
        }
        _observer.ClosingConnection();
        ReleaseExchange();
        _observer.ConnectionClosed();
    }

    /// <summary>Gives the connection to the pool when its exchange is wholly over, else closes it.</summary>
    private void ReleaseExchange()
    {
        Http1Exchange? exchange = _exchange;
        _exchange = null;
        if (exchange is null) return;
        bool keep = MayKeepConnection && _body is not null && _body.TryDrain(Settings.MaxDrainBytes)
            && !_body.IsDoubtful && exchange.Connection.BufferedCount == 0;
        ConnectionSource.Release(exchange.Connection, this, keep);
    }

    private void Succeed() => Settle(RequestPhases.AfterSuccess);

    private EngineFailure Fail(Exception failure)
    {
        _body = null; // what cannot be trusted is not drained
        ReleaseExchange();
        bool stopped = _stop.IsCancellationRequested;
        Settle(RequestPhases.AfterFailure);
        if (stopped) return new EngineFailure(FailureReason.Cancelled, cause: failure);
        Debug.Assert(failure is EngineFailure, failure.ToString());
        return failure as EngineFailure ?? throw failure;
    }

    private void Settle(Func<RequestPhase, RequestPhase> next)
    {
        RequestPhase phase = Phase;
        // Closing wins: a closed request stays closed.
        Interlocked.CompareExchange(ref _phase, (int)next(phase), (int)phase);
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Codings;
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

    private static readonly string[] ForOriginOnly = ["Authorization", "Proxy-Authorization", "Cookie", "Host"];

    private readonly ClientSession _session;
    private readonly CancellationTokenSource _stop = new();
    private readonly bool _mayChunk;
    private readonly RequestState _state;

    private RequestAuthentication? _authentication;
    private RequestSettings _settings;
    private volatile bool _ownsSettings;
    private volatile RequestLeg? _leg;
    private volatile RequestTarget _opened, _target;
    private uint _redirects;
    private bool _dropsBody;
    private bool _resends;

    // The connection that the next send has to use.
    private Connection? _kept;

    /// <param name="mayChunk">AUTOMATIC_CHUNKING: a body without a length is sent in chunks.</param>
    public ClientRequest(ClientSession session, RequestTarget target, IRequestObserver observer, bool mayChunk = false)
    {
        _session = session;
        _opened = _target = target;
        _mayChunk = mayChunk && target.MinorVersion >= 1; // HTTP/1.0 has no chunks
        Progress = new RequestProgress(observer);
        _state = new RequestState(Headers);
        _settings = session.ShareDefaults();
    }

    /// <summary>What is in effect; not to be changed.</summary>
    public RequestSettings Settings => _settings;

    /// <summary>The request's own settings, to be changed: a copy of the session's from the first time on.</summary>
    public RequestSettings OwnSettings
    {
        get
        {
            if (_ownsSettings) return _settings;
            lock (Headers) // it is the request's alone; a lock of its own would cost every request
            {
                if (!_ownsSettings) _settings = _settings.Copy();
                _ownsSettings = true;
                return _settings;
            }
        }
    }

    public ClientSession Session => _session;

    public RequestHeaders Headers { get; } = new();

    public DisabledFeatures Disabled { get; set; }

    public ServerKey Server => _target.Server;

    /// <summary>Who the request's user is.</summary>
    public RequestAuthentication Authentication => _authentication ??= new RequestAuthentication(_session, _opened.Origin, this);

    /// <summary>What the request's last exchange amounted to.</summary>
    public RequestProgress Progress { get; }

    /// <summary>ENCODE_EXTRA, for sends from now on.</summary>
    /// <exception cref="EngineFailure">InvalidUrl: without escaping the object's name cannot be sent.</exception>
    public void EncodeExtra(bool encode)
    {
        RequestTarget before = _opened;
        RequestTarget after = _opened = before.EncodeExtra(encode);
        // Where a redirect has led, even just now, nothing of the name is left.
        Interlocked.CompareExchange(ref _target, after, before);
    }

    /// <summary>Absolute URL of the resource; the last one asked for, when redirects were followed.</summary>
    public string Url => _target.Url;

    public string Method => _target.Method;

    public RequestPhase Phase => _state.Phase;

    /// <summary>The response's head, from the moment it has been received until the next send.</summary>
    public ResponseHead? Response => _leg?.Response;

    /// <summary>The response's trailers, once its body has been read to the end; no line when it has none.</summary>
    public MessageHead? Trailers => Phase is RequestPhase.HeadersAvailable && _leg?.Body is { Ended: true } body ? body.Trailers : null;

    /// <summary>The connection's addresses, once there is one; they stay known when it is gone.</summary>
    public ITransport? LastTransport { get; set; }

    /// <summary>CLIENT_CERT_ISSUER_LIST: whose certificates the server takes, when it has asked for one; null = it has not.</summary>
    public IReadOnlyList<byte[]>? AcceptableIssuers { get; private set; }

    /// <summary>The connection in use; null when there is none.</summary>
    public Connection? Connection => _leg?.Connection;

    /// <summary>The service's name that authentication with the server used; null = none was needed.</summary>
    public string? ServicePrincipalName => _authentication?.ServicePrincipalName;

    /// <summary>The request head as it was sent, or as it would be sent now but for its Content-Length.</summary>
    public MessageHead SentHead => RequestHead.Parse(_leg?.Head ?? ComposeHead(UploadPlan.Nothing));

    /// <summary>The caller asks the server for leave before the body is sent.</summary>
    /// <remarks>RFC 9110, section 10.1.1.</remarks>
    public bool ExpectsContinue => Headers.ListContains("Expect", "100-continue");

    /// <summary>Who the request is on a connection to <paramref name="target"/> that is authenticated; null = it does not matter.</summary>
    public Credentials? Identity(RequestTarget target) => HasCredentials ? Authentication.Identity(target) : null;

    /// <inheritdoc cref="RequestState.MayChangeHeaders"/>
    public bool MayChangeHeaders => _state.MayChangeHeaders;

    /// <inheritdoc cref="RequestState.IsBeingRedirected"/>
    public bool IsBeingRedirected => _state.IsBeingRedirected;

    /// <inheritdoc cref="RequestState.TryStart"/>
    public bool TryStart(RequestOperation operation, out RequestPhase before) => _state.TryStart(operation, out before);

    /// <inheritdoc cref="RequestState.Withdraw"/>
    public void Withdraw(RequestPhase before) => _state.Withdraw(before);

    /// <summary>Checks the lengths of a send.</summary>
    /// <inheritdoc cref="UploadPlan.For"/>
    public UploadPlan PlanUpload(uint initialBytes, uint totalBytes) =>
        UploadPlan.For(NextTarget.Method, Headers, initialBytes, totalBytes, _mayChunk);

    /// <summary>Sends head and initial body. When no body remains to be written an asynchronous request also waits for
    /// the first bytes of the response, so that receiving it needs no further wait in the common case.</summary>
    /// <param name="initialBody">Must stay valid until the response has been received: it may be sent again.</param>
    /// <param name="furtherBody">What of it one memory cannot hold.</param>
    /// <returns>Bytes of initial body sent: a DWORD, as all counts of operations.</returns>
    public ValueTask<int> SendAsync(ReadOnlyMemory<byte> initialBody, UploadPlan plan, Memory<byte>[]? furtherBody = null) => SendAsync(
        plan.BodyBytes > 0 || plan.IsOpenEnded || plan.ContentLength is not null ? new Upload(plan, initialBody, furtherBody) : Upload.Nothing);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> SendAsync(Upload upload)
    {
        try
        {
            ResponseHead? last = Response;
            _target = NextTarget;
            _leg?.Release();
            _leg = null;
            Progress.Reset();
            if (HasCredentials && Authentication.MayWait) await LeaveCallersThread();
            // What was asked for again goes on where it was interrupted; anything else begins anew.
            if (_resends)
            {
                _authentication?.Continue(_target);
            }
            else
            {
                _redirects = 0;
                _dropsBody = false;
                if (HasCredentials) Authentication.Begin(last, _target);
            }
            _resends = false;
            if (HasCredentials) Authentication.IsManual = Disabled.HasFlag(DisabledFeatures.Authentication);
            bool awaitsResponse = _session.Mode is not CallMode.Blocking && !upload.ExpectsParts;
            await StartLegAsync(upload, _kept).ConfigureAwait(false);
            while (awaitsResponse && !Leg.HasResponse)
            {
                try
                {
                    int received = await Leg.AwaitResponseAsync().ConfigureAwait(false);
                    Leg.TakeFirstBytes(received);
                    break;
                }
                catch (EngineFailure failure) when (Leg.IsStale(failure))
                {
                    // as a send that fails
                }
                await Leg.TransmitAgainAsync().ConfigureAwait(false);
            }
            _state.Succeed();
            return unchecked((int)Leg.InitialBytesSent);
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }
    }

    /// <summary>Whether a write of <paramref name="count"/> bytes stays within what the send announced.</summary>
    public bool MayWrite(uint count) => Leg.Upload.Allows(count);

    /// <summary>Sends more of the body.</summary>
    /// <param name="further">What follows <paramref name="part"/> in the same operation.</param>
    /// <returns>Bytes taken; a server that has answered already gets no more of them.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> part, Memory<byte>[]? further = null)
    {
        try
        {
            uint taken = (uint)part.Length;
            await Leg.WriteAsync(part).ConfigureAwait(false);
            foreach (Memory<byte> next in further ?? [])
            {
                await Leg.WriteAsync(next).ConfigureAwait(false);
                taken += (uint)next.Length;
            }
            _state.Succeed();
            return unchecked((int)taken);
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }
    }

    /// <summary>Receives the head of the response; follows redirects and answers challenges.</summary>
    /// <returns>0.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReceiveAsync()
    {
        try
        {
            do
            {
                ResponseHead head = await Leg.ReceiveHeadAsync().ConfigureAwait(false);
                Progress.Mark(RequestTime.ReceiveResponseHeadersEnd);
                KeepCookies(head);
                if (Leg.Connection is { } connection && CallerAuthenticates) connection.PrivateTo = _session;
                _authentication?.Conclude(head, Leg.Connection);
            }
            while (await FollowAsync(Leg.Response!).ConfigureAwait(false)); // it has just been received
            Leg.OpenBody();
            _authentication?.Forget();
            // Nothing will be read: the connection may serve the next request from now on. One that cannot be kept is
            // closed by the read that finds the end, where programs expect to hear of it.
            if (Body.Ended && Leg.IsConnectionClean) Leg.Release();
            ForgetCallersCookies();
            _state.Succeed();
            return 0;
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }
    }

    /// <summary>Reads body bytes.</summary>
    /// <param name="fills">Until <paramref name="destination"/> is full or the body ends; else what is there.</param>
    /// <param name="further">What is to be filled behind <paramref name="destination"/> in the same operation.</param>
    /// <returns>Bytes stored, 0 at the end of the body.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReadAsync(Memory<byte> destination, bool fills = true, Memory<byte>[]? further = null)
    {
        try
        {
            uint stored = (uint)(fills
                ? await Body.ReadAsync(destination).ConfigureAwait(false)
                : await Body.ReadSomeAsync(destination).ConfigureAwait(false));
            for (int i = 0; fills && i < (further?.Length ?? 0) && !Body.Ended; i++)
            {
                stored += (uint)await Body.ReadAsync(further![i]).ConfigureAwait(false); // its length was asked for
            }
            Progress.ResponseBodyBytes += stored;
            EndIfRead();
            _state.Succeed();
            return unchecked((int)stored);
        }
        catch (Exception failure)
        {
            throw Fail(failure);
        }
    }

    /// <summary>Waits until body bytes can be read.</summary>
    /// <returns>How many one read gets at once; 0 at the end of the body.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> AvailableAsync()
    {
        try
        {
            int count = await Body.AvailableAsync().ConfigureAwait(false);
            EndIfRead();
            _state.Succeed();
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
        RequestPhase before = _state.Close();
        // The pending operation ends on a thread of its own where it can: the caller of an asynchronous close may hold
        // locks that the completion wants.
        if (_session.Mode is not CallMode.Blocking) _ = _stop.CancelAsync();
        else _stop.Cancel();
        if (RequestPhases.IsPending(before)) _leg?.Abort();
    }

    /// <summary>Gives up what the request holds. Only when no operation is pending.</summary>
    public void Dispose()
    {
        _state.Close();
        _leg?.Release();
        if (_kept is { } kept) ConnectionSource.Release(kept, this, keep: false);
        _authentication?.Dispose();
        _stop.Dispose();
    }

    private RequestLeg Leg => _leg!; // every pending phase but Sending comes after a send that made one

    private IResponseBody Body => Leg.Body!; // set before the phases that reading needs

    /// <summary>Where a send goes: "WinHttpSendRequest function", the same request again; but to where a redirect has led when
    /// that asked for the send, or for credentials.</summary>
    private RequestTarget NextTarget => _resends || Response is { StatusCode: 401 or 407 } ? _target : _opened;

    /// <summary>There is something that a server could be told about the user.</summary>
    private bool HasCredentials =>
        _authentication is not null || Settings.UserName is not null || Settings.AutologonPolicy is AutologonPolicy.Low;

    // The caller may hold a conversation of NTLM or Negotiate by himself, and then only he knows whose the connection is.
    private bool CallerAuthenticates => Headers.Find("Authorization") is { } own
        && (own.StartsWith("NTLM ", StringComparison.OrdinalIgnoreCase) || own.StartsWith("Negotiate ", StringComparison.OrdinalIgnoreCase));

    private bool KeepsAlive => !Disabled.HasFlag(DisabledFeatures.KeepAlive);

    private bool UsesCookies => !Disabled.HasFlag(DisabledFeatures.Cookies);

    /// <summary>Sends the request to its present target.</summary>
    private ValueTask StartLegAsync(Upload upload, Connection? kept = null)
    {
        if (Array.IndexOf(RefusedPorts, _target.Server.Port) >= 0) throw new EngineFailure(FailureReason.InvalidUrl);
        bool leavesOpen = KeepsAlive && !Headers.ListContains("Connection", "close");
        byte[] head = ComposeHead(upload.Plan, HasCredentials ? Authentication.Header(_target) : null);
        Progress.RequestHeadBytes = head.Length;
        RequestLeg leg = new(this, _target, head, leavesOpen, upload, _stop.Token);
        _leg = leg;
        _kept = null; // from here on it is the leg's
        return leg.TransmitAsync(kept);
    }

    private byte[] ComposeHead(UploadPlan plan, string? authorization = null) => new RequestHead(
        _target.Method, _target.Path, _target.MinorVersion, _target.HostField, Settings.UserAgent, KeepsAlive,
        AcceptEncoding: ContentEncoding.Accepted(Settings.Decompression))
    {
        Authorization = authorization,
        Cookies = UsesCookies ? _session.Cookies.Find(_target.Origin.Secure, _target.Origin.Host, _target.OriginPath, DateTime.UtcNow) : null,
        IsChunked = plan.Framing is UploadFraming.Chunked,
        DropsBody = _dropsBody,
    }.Compose(Headers, plan.ContentLength);

    /// <summary>Goes where a response sends the request, or tells who asks, if the caller lets it.</summary>
    /// <returns>False when the response is the caller's.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FollowAsync(ResponseHead head)
    {
        if (!Disabled.HasFlag(DisabledFeatures.Redirects) && Redirection.Of(head, _target, Settings) is { } redirection)
        {
            if (++_redirects > Settings.MaxRedirects) throw new EngineFailure(FailureReason.TooManyRedirects);
            await Leg.ReadAheadAsync().ConfigureAwait(false);
            if (redirection.Target.Origin != _target.Origin) LeaveOrigin(redirection.Target);
            TellOfRedirect(redirection.Target.Url);
            _dropsBody |= !redirection.KeepsBody;
            _target = redirection.Target;
            _authentication?.Continue(_target);
            await GoOnAsync(redirection.KeepsBody ? Leg.Upload : Upload.Nothing, needsSameConnection: false).ConfigureAwait(false);
            return true;
        }
        if (head.StatusCode != 401 || !HasCredentials) return false;
        if (Authentication.MayWait) await LeaveCallersThread();
        bool answers = Authentication.TryAnswer(head, _target);
        Leg.IsConnectionSpoiled = Authentication.SpoilsConnection;
        if (!answers) return false;
        await Leg.ReadAheadAsync().ConfigureAwait(false);
        if (Authentication.NeedsSameConnection && !Leg.IsConnectionClean) return false; // the conversation is over, and this its answer
        await GoOnAsync(Leg.Upload, Authentication.NeedsSameConnection).ConfigureAwait(false);
        return true;
    }

    // What the caller has said to one server is not for another one; what he adds from now on is.
    private void LeaveOrigin(RequestTarget next)
    {
        foreach (string name in ForOriginOnly) Headers.RemoveAll(name);
        // Nor is the name that was to be looked up for it: the other one's cookies would go where that leads.
        if (next.Server.Host != _target.Server.Host && Settings.ResolutionName is not null) OwnSettings.ResolutionName = null;
    }

    // The response that asks for it is in memory, so that whoever is told can look at it without waiting.
    private void TellOfRedirect(string url)
    {
        Headers.RefusesCookies = true;
        _state.EnterRedirect();
        Progress.Redirect(url);
        _state.LeaveRedirect();
        Headers.RefusesCookies = false;
        _stop.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Sends the request once more, inside the operation that receives its response.</summary>
    /// <exception cref="EngineFailure">ResendNeeded: only the caller can, who has the body.</exception>
    private async ValueTask GoOnAsync(Upload upload, bool needsSameConnection)
    {
        Connection? kept = needsSameConnection ? Leg.Detach() : null;
        if (!upload.IsReplayable)
        {
            Leg.Release(); // this exchange is over, whatever the next one is sent with
            _kept = kept;
            _resends = true;
            throw new EngineFailure(FailureReason.ResendNeeded);
        }
        await LeaveCallersThread();
        Leg.Release();
        Progress.Reset();
        await StartLegAsync(upload, kept).ConfigureAwait(false);
    }

    // As on Windows: nothing of a further leg comes on the thread of the caller, and nothing that waits for others holds
    // it. A blocking session has no other thread.
    private ConfiguredTaskAwaitable LeaveCallersThread() => Task.CompletedTask.ConfigureAwait(
        _session.Mode is not CallMode.Blocking ? ConfigureAwaitOptions.ForceYielding : ConfigureAwaitOptions.None);

    private void KeepCookies(ResponseHead head)
    {
        if (!UsesCookies) return;
        foreach (ReadOnlySpan<byte> cookie in head.Message.Values("Set-Cookie"u8))
        {
            _session.Cookies.Store(HeadText.Decode(cookie), _target.Origin.Secure, _target.Origin.Host, _target.OriginPath, DateTime.UtcNow);
        }
    }

    // "Cookie Handling in WinHTTP": what the caller added was for this exchange, its legs included.
    private void ForgetCallersCookies()
    {
        if (UsesCookies) Headers.RemoveAll("Cookie");
    }

    private void EndIfRead()
    {
        if (Phase is RequestPhase.Redirecting || !Body.Ended || !Leg.IsOpen) return;
        Progress.Mark(RequestTime.ReceiveResponseEnd);
        if (Body is DecodedBody decoded)
        {
            Progress.ResponseBodyCodedBytes = decoded.Meter.CodedBytes;
            Progress.Set(RequestTime.ReceiveResponseBodyDecompressionDelta, decoded.Meter.Ticks);
        }
        if (Leg.IsConnectionClean)
        {
            Leg.Release();
            return;
        }
        Progress.ClosingConnection();
        Leg.Release();
        Progress.ConnectionClosed();
    }

    private EngineFailure Fail(Exception failure)
    {
        // Nothing can be read of what the caller looks at inside the report of a redirect, but the redirect goes on.
        if (Phase is not RequestPhase.Redirecting) _leg?.Abandon(); // what cannot be trusted is not drained
        bool stopped = _stop.IsCancellationRequested;
        _state.Fail();
        if (stopped) return new EngineFailure(FailureReason.Cancelled, cause: failure);
        Debug.Assert(failure is EngineFailure, failure.ToString());
        if (failure is EngineFailure { Reason: FailureReason.ClientCertificateNeeded } needed) AcceptableIssuers = needed.AcceptableIssuers;
        return failure as EngineFailure ?? throw failure;
    }
}

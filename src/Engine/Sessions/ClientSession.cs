using System.Collections.Concurrent;
using System.Text;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Cookies;
using WinHttpCompat.Engine.Urls;

namespace WinHttpCompat.Engine.Sessions;

/// <summary>One user of the library: call mode, defaults of its requests and its share of connections.</summary>
/// <remarks>Source: "WinHttpOpen function (winhttp.h)".</remarks>
internal sealed class ClientSession(CallMode mode)
{
    private readonly ConcurrentDictionary<ServerKey, ConnectionQuota> _quotas = new();
    // Up to here keeping them is cheaper than making them anew for each request.
    private const int ManyServers = 256;

    private readonly Lock _changingDefaults = new();

    private RequestSettings _defaults = new();
    private bool _defaultsAreShared;
    private int _servers;
    private volatile uint _maxConnectionsPerServer = uint.MaxValue, _maxConnectionsPerOldServer = uint.MaxValue;

    public CallMode Mode => IsNeverBlocked && mode is CallMode.Asynchronous ? CallMode.Inline : mode;

    /// <summary>ASSURED_NON_BLOCKING_CALLBACKS: nobody who is told of something blocks.</summary>
    public bool IsNeverBlocked { get; set; }

    /// <summary>Defaults for requests opened from now on, to be changed.</summary>
    public RequestSettings Defaults
    {
        get
        {
            lock (_changingDefaults)
            {
                // Requests that share them keep what they were opened with.
                if (_defaultsAreShared) _defaults = _defaults.Copy();
                _defaultsAreShared = false;
                return _defaults;
            }
        }
    }

    /// <summary>The defaults as they are now, for a request that does not change them.</summary>
    public RequestSettings ShareDefaults()
    {
        lock (_changingDefaults)
        {
            _defaultsAreShared = true;
            return _defaults;
        }
    }

    /// <summary>Cookies that servers have set.</summary>
    public CookieStore Cookies { get; } = new();

    /// <summary>CODEPAGE: the encoding of object names of requests opened from now on, see <see cref="CodePage"/>.</summary>
    public Encoding ObjectNameEncoding { get; set; } = CodePage.Utf8;

    /// <summary>ENCODE_EXTRA of requests opened from now on.</summary>
    public bool EncodeExtra { get; set; }

    /// <summary>MAX_CONNS_PER_SERVER; <see cref="uint.MaxValue"/> = no limit. Setting 0 makes the limit 2.</summary>
    public uint MaxConnectionsPerServer
    {
        get => _maxConnectionsPerServer;
        set
        {
            _maxConnectionsPerServer = value == 0 ? 2 : value;
            foreach (ConnectionQuota quota in _quotas.Values) quota.Widen();
        }
    }

    /// <summary>MAX_CONNS_PER_1_0_SERVER: the limit for servers whose last answer was HTTP/1.0.</summary>
    public uint MaxConnectionsPerOldServer
    {
        get => _maxConnectionsPerOldServer;
        set
        {
            _maxConnectionsPerOldServer = value == 0 ? 2 : value;
            foreach (ConnectionQuota quota in _quotas.Values) quota.Widen();
        }
    }

    /// <summary>FAILED_CONNECTION_RETRIES: how often a request goes out once more, for <see cref="RetryConditions"/>.</summary>
    public uint MaxConnectionRetries { get; set; } = 1;

    public RetryConditions RetryConditions { get; set; } = RetryConditions.StaleConnection;

    /// <summary>IPV6_FAST_FALLBACK.</summary>
    public bool FallsBackFast { get; set; }

    /// <summary>TCP_KEEPALIVE; null = no probes.</summary>
    public KeepAlive? KeepAlive { get; set; }

    /// <summary>TCP_FAST_OPEN.</summary>
    public bool UsesFastOpen { get; set; }

    /// <summary>BACKGROUND_CONNECTIONS: how many connections the first request to a server opens, its own included.</summary>
    public uint FirstConnections { get; set; } = 1;

    /// <summary>FIRST_AVAILABLE_CONNECTION: a request whose connection is being made takes one that becomes idle first.</summary>
    public bool TakesFirstAvailable { get; set; }

    /// <summary>DISABLE_GLOBAL_POOLING, turned round: connections serve all sessions of the process.</summary>
    public bool SharesConnections { get; set; } = true;

    /// <summary>RESOLVER_CACHE_CONFIG; null = every lookup asks the resolver.</summary>
    public ResolverCache? ResolverCache { get; set; }

    /// <summary>DISABLE_SECURE_PROTOCOL_FALLBACK: wins over <see cref="Tls.TlsSettings.FallsBack"/>.</summary>
    public bool ForbidsFallback { get; set; }

    /// <summary>Nobody uses the session any more.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The last handle is gone: connections that only this session could use are closed.</summary>
    public void End()
    {
        HasEnded = true;
        ConnectionPool.Shared.Discard(this);
    }

    /// <summary>Takes a place for a connection to <paramref name="server"/>, waiting for one if need be.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised first.</exception>
    public async ValueTask<ConnectionQuota> EnterAsync(ServerKey server, CancellationToken stop)
    {
        while (true)
        {
            if (!_quotas.TryGetValue(server, out ConnectionQuota? quota))
            {
                quota = new ConnectionQuota(this, server);
                if (!_quotas.TryAdd(server, quota)) continue;
                Interlocked.Increment(ref _servers);
            }
            if (await quota.TryEnterAsync(stop).ConfigureAwait(false)) return quota;
        }
    }

    /// <summary>So many servers are remembered that those not in use are better forgotten.</summary>
    public bool KnowsManyServers => ServerCount > ManyServers;

    /// <summary>Servers remembered, in use or not.</summary>
    public int ServerCount => Volatile.Read(ref _servers);

    /// <summary>A quota has retired: nobody enters it any more.</summary>
    public void Forget(ServerKey server, ConnectionQuota retired)
    {
        if (_quotas.TryRemove(KeyValuePair.Create(server, retired))) Interlocked.Decrement(ref _servers);
    }
}

using System.Collections.Concurrent;
using System.Text;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Urls;

namespace WinHttpCompat.Engine.Sessions;

/// <summary>One user of the library: call mode, defaults of its requests and its share of connections.</summary>
/// <remarks>Source: "WinHttpOpen function (winhttp.h)".</remarks>
internal sealed class ClientSession(CallMode mode)
{
    private readonly ConcurrentDictionary<ServerKey, ConnectionQuota> _quotas = new();
    // Up to here keeping them is cheaper than making them anew for each request.
    private const int ManyServers = 256;

    private int _servers;
    private volatile uint _maxConnectionsPerServer = uint.MaxValue;

    public CallMode Mode { get; } = mode;

    /// <summary>Defaults for requests opened from now on.</summary>
    public RequestSettings Defaults { get; } = new();

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

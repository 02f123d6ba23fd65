using System.Collections.Concurrent;
using WinHttpCompat.Engine.Connections;

namespace WinHttpCompat.Engine.Sessions;

/// <summary>One user of the library: call mode, defaults of its requests and its share of connections.</summary>
/// <remarks>Source: "WinHttpOpen function (winhttp.h)".</remarks>
internal sealed class ClientSession(CallMode mode)
{
    private readonly ConcurrentDictionary<ServerKey, ConnectionQuota> _quotas = new();
    private volatile uint _maxConnectionsPerServer = uint.MaxValue;

    public CallMode Mode { get; } = mode;

    /// <summary>Defaults for requests opened from now on.</summary>
    public RequestSettings Defaults { get; } = new();

    /// <summary>MAX_CONNS_PER_SERVER; <see cref="uint.MaxValue"/> = no limit. Setting 0 makes the limit 2.</summary>
    public uint MaxConnectionsPerServer
    {
        get => _maxConnectionsPerServer;
        set => _maxConnectionsPerServer = value == 0 ? 2 : value;
    }

    public ConnectionQuota QuotaFor(ServerKey server) =>
        _quotas.GetOrAdd(server, static (_, session) => new ConnectionQuota(session), this);
}

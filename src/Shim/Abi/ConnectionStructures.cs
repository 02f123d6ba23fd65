using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Abi;

/// <summary>struct tcp_keepalive of WINHTTP_OPTION_TCP_KEEPALIVE. Milliseconds.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TcpKeepAlive
{
    public uint OnOff, Time, Interval;
}

/// <summary>WINHTTP_FAILED_CONNECTION_RETRIES.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FailedConnectionRetries
{
    public uint MaxRetries, AllowedRetryConditions;
}

/// <summary>WINHTTP_RESOLVER_CACHE_CONFIG. Age in minutes, TTL in seconds, wait time in units of 100 ns.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ResolverCacheConfig
{
    public uint MaxResolverCacheEntries, MaxCacheEntryAge, MinCacheEntryTtl;
    public int SecureDnsSetting;
    public ulong ConnResolutionWaitTime, Flags;
}

/// <summary>WINHTTP_MATCH_CONNECTION_GUID.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MatchConnectionGuid
{
    public Guid ConnectionGuid;
    public ulong Flags;
}

/// <summary>WINHTTP_CONNECTION_GROUP.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ConnectionGroupCount
{
    public uint Connections;
    public Guid Group;
}

/// <summary>WINHTTP_HOST_CONNECTION_GROUP.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct HostConnectionGroup
{
    public char* Host;
    public uint ConnectionGroups;
    public ConnectionGroupCount* Groups;
}

/// <summary>WINHTTP_QUERY_CONNECTION_GROUP_RESULT.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct QueryConnectionGroupResult
{
    public uint Hosts;
    public HostConnectionGroup* HostConnectionGroups;
}

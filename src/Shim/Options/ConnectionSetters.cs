using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Urls;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using static WinHttpCompat.Shim.Options.HandleScope;

namespace WinHttpCompat.Shim.Options;

/// <summary>Values of connection options that are more than a number: what is taken, and what it means.</summary>
internal static class ConnectionSetters
{
    private const ulong RequireMarked = 0x1; // WINHTTP_MATCH_CONNECTION_GUID_FLAG_REQUIRE_MARKED_CONNECTION
    private const ulong SoftLimit = 0x1, BypassCache = 0x2, UseTtl = 0x4, ConnectionsUseTtl = 0x8, AllCacheFlags = 0xF; // WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_*
    private const int SecureDnsDefault = 0, RequireEncryption = 2, SecureDnsMax = 4; // WINHTTP_SECURE_DNS_SETTING

    // Whole seconds are what the systems take.
    public static Win32Error SetKeepAlive(HandleObject? handle, TcpKeepAlive value)
    {
        Session(handle).KeepAlive = value.OnOff == 0 ? null : new KeepAlive(Seconds(value.Time), Seconds(value.Interval));
        return Win32Error.Success;

        static int Seconds(uint milliseconds) => (int)((milliseconds + 999UL) / 1000);
    }

    public static Win32Error SetRetries(HandleObject? handle, FailedConnectionRetries value)
    {
        if ((value.AllowedRetryConditions & ~(uint)RetryConditions.All) != 0) return Win32Error.InvalidParameter;
        if (handle!.Session.HasHadChildren) return Win32Error.IncorrectHandleState;
        Session(handle).MaxConnectionRetries = value.MaxRetries;
        Session(handle).RetryConditions = (RetryConditions)value.AllowedRetryConditions;
        return Win32Error.Success;
    }

    // Encryption cannot be promised here: the system's resolver decides how it asks.
    public static Win32Error SetResolverCache(HandleObject? handle, ResolverCacheConfig value)
    {
        const ulong UnitsPerMillisecond = 10_000;
        if ((value.Flags & ~AllCacheFlags) != 0) return Win32Error.InvalidParameter;
        if (value.SecureDnsSetting is RequireEncryption or < SecureDnsDefault or >= SecureDnsMax) return Win32Error.InvalidParameter;
        uint entries = (value.Flags & BypassCache) != 0 ? 0 : value.MaxResolverCacheEntries;
        TimeSpan least = TimeSpan.FromSeconds(value.MinCacheEntryTtl);
        TimeSpan age = TimeSpan.FromMinutes(value.MaxCacheEntryAge);
        int wait = value.ConnResolutionWaitTime == 0 ? -1 : (int)Math.Min(value.ConnResolutionWaitTime / UnitsPerMillisecond, int.MaxValue);
        Session(handle).ResolverCache = new ResolverCache(entries, age > least ? age : least, (value.Flags & SoftLimit) != 0, wait)
        {
            MinAge = least,
            EndsAnswers = (value.Flags & UseTtl) != 0,
            EndsConnections = (value.Flags & ConnectionsUseTtl) != 0,
        };
        return Win32Error.Success;
    }

    public static Win32Error SetResolutionName(HandleObject? handle, string text)
    {
        if (!ServerName.TryNormalize(text, out string name)) return Win32Error.InvalidUrl;
        if (Request(handle).Phase is not RequestPhase.Opened) return Win32Error.IncorrectHandleState;
        Settings(handle).ResolutionName = name;
        return Win32Error.Success;
    }

    public static Win32Error Expire(HandleObject? handle)
    {
        ClientRequest request = Request(handle);
        return request.Connection is { } connection && connection.TryExpire(request) ? Win32Error.Success : Win32Error.IncorrectHandleState;
    }

    public static Guid Group(HandleObject? handle)
    {
        if (Request(handle).Connection is { } connection) return connection.Group;
        Guid wanted = Settings(handle).ConnectionGroup;
        return wanted != Guid.Empty ? wanted : throw new AbiFailure(Win32Error.IncorrectHandleState);
    }

    public static Win32Error SetGroup(HandleObject? handle, Guid group)
    {
        Settings(handle).ConnectionGroup = group;
        if (Request(handle).Connection is { } connection) connection.Group = group;
        return Win32Error.Success;
    }

    public static Win32Error SetMatch(HandleObject? handle, MatchConnectionGuid value)
    {
        if ((value.Flags & ~RequireMarked) != 0) return Win32Error.InvalidParameter;
        Settings(handle).GroupToMatch = value.ConnectionGuid == Guid.Empty
            ? default
            : new GroupMatch(value.ConnectionGuid, value.Flags == RequireMarked);
        return Win32Error.Success;
    }
}

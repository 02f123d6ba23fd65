namespace WinHttpCompat.Bench;

/// <summary>What is counted in a second.</summary>
internal enum Unit
{
    Requests,

    /// <summary>10^6 bytes of body.</summary>
    Megabytes,

    /// <summary>Process starts; not a throughput, the latencies are what counts.</summary>
    Starts,

    /// <summary>Bytes an idle connection.</summary>
    Memory,

    /// <summary>Nanoseconds a notification.</summary>
    Notifications,
}

/// <summary>One kind of work, done by several contenders in turn.</summary>
/// <param name="Name">Short, unique; what <c>--only</c> looks for.</param>
/// <param name="Title">For the table.</param>
/// <param name="Arguments">Of the programs, without server and time.</param>
internal sealed record Work(string Name, string Title, string Arguments, Unit Unit, bool Secure, Contender[] Contenders)
{
    private static readonly Contender[] Three = [Contender.WinHttp, Contender.Curl, Contender.Sockets];
    private static readonly Contender[] Four =
        [Contender.WinHttp, Contender.WinHttpNonBlocking, Contender.Curl, Contender.Sockets];

    /// <summary>One synchronous request after the other.</summary>
    public bool IsSequential => Arguments.Split(' ')[0] is "get" or "download" or "upload";

    /// <summary>Everything, in the order of the table.</summary>
    public static Work[] All { get; } =
    [
        .. Transfers(secure: false),
        new("connect", "GET of 128 bytes, a new connection for each", "get --new-connections", Unit.Requests, false, Three),
        .. Transfers(secure: true),
        new("start", "process start to first byte", "first-byte", Unit.Starts, false, Three),
        new("idle", "10,000 idle connections", "idle --count 10000", Unit.Memory, false, Three),
        new("notifications", "cost of a notification, of GETs", "notifications", Unit.Notifications, false, [Contender.WinHttp]),
        new("handle-notifications", "cost of a notification, of handles opened and closed", "handle-notifications",
            Unit.Notifications, false, [Contender.WinHttp]),
    ];

    private static IEnumerable<Work> Transfers(bool secure)
    {
        string scheme = secure ? "https" : "http";
        yield return new($"{scheme}-get", $"{scheme} GET of 128 bytes, one after the other", "get", Unit.Requests, secure, Three);
        foreach (int count in (int[])[1, 64, 1000])
        {
            yield return new($"{scheme}-{count}", $"{scheme} GET of 128 bytes, {count} at once", $"concurrent --count {count}",
                Unit.Requests, secure, Four);
        }
        yield return new($"{scheme}-download", $"{scheme} download of 64 MiB", "download", Unit.Megabytes, secure, Three);
        if (!secure) yield return new("http-upload", "http upload of 64 MiB", "upload", Unit.Megabytes, secure, Three);
    }
}

using System.Collections.Concurrent;
using WinHttpCompat.Engine.Connections;

namespace WinHttpCompat.Engine.Tls;

/// <summary>Servers of TLS 1.3 that did not ask for a client certificate when they last could.</summary>
internal static class QuietServers
{
    // A server's configuration changes seldom, and whoever insists on a certificate is noticed anyway.
    private const long KnownMilliseconds = 10 * 60_000;

    // In place of the tick: long ago on any machine, and far from overflow.
    private const long Excluded = long.MinValue / 2;

    private const int MaxServers = 4096;

    private static readonly ConcurrentDictionary<ServerKey, long> Known = new();

    public static bool Contains(ServerKey server) =>
        Known.TryGetValue(server, out long since) && Environment.TickCount64 - since < KnownMilliseconds;

    public static void Add(ServerKey server)
    {
        if (Known.Count >= MaxServers) Known.Clear(); // costs a full handshake each
        Known.AddOrUpdate(
            server,
            static (_, now) => now,
            static (_, since, now) => since == Excluded ? Excluded : now,
            Environment.TickCount64);
    }

    public static void Remove(ServerKey server) => Known.TryRemove(server, out _);

    /// <summary>It is quiet in handshakes and asks later: it is none of these, whatever its next handshake looks like.</summary>
    public static void Exclude(ServerKey server) => Known[server] = Excluded;
}

using System.Net;

namespace WinHttpCompat.Engine.Connections;

/// <summary>What a session remembers of the resolver's answers.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_RESOLVER_CACHE_CONFIG, and the names of its members.</remarks>
/// <param name="maxEntries">Names; 0 = nothing is kept.</param>
/// <param name="maxAge">How long an answer is good.</param>
/// <param name="isSoftLimit">Whether answers that are still good may exceed <paramref name="maxEntries"/>.</param>
/// <param name="maxWait">How long a connection waits for an answer, in milliseconds; -1 = as long as the request says.</param>
internal sealed class ResolverCache(uint maxEntries, TimeSpan maxAge, bool isSoftLimit, int maxWait)
{
    // A soft limit is still one: names may come from a server's redirects.
    private const int SoftLimitFactor = 4;
    private const int MostEntries = 65_536;

    /// <summary>What <see cref="Find"/> gives.</summary>
    internal sealed record Entry(string Host, IPAddress[] Addresses, TimeToLive TimeToLive, long Came);

    private readonly Lock _lock = new();

    // In the order in which the answers came, the oldest first.
    private readonly LinkedList<Entry> _answers = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byHost = [];

    public int MaxWait { get; } = maxWait;

    /// <summary>How long an answer is good whatever its time to live.</summary>
    public TimeSpan MinAge { get; init; }

    /// <summary>USE_DNS_TTL: an answer is good for its time to live at most.</summary>
    public bool EndsAnswers { get; init; }

    /// <summary>CONN_USE_TTL: so is a connection, for further requests.</summary>
    public bool EndsConnections { get; init; }

    /// <summary>Times to live are needed.</summary>
    public bool AsksForTimes => EndsAnswers || EndsConnections;

    /// <returns>The answer, or null when no good one is there.</returns>
    public Entry? Find(string host, long now)
    {
        lock (_lock)
        {
            return _byHost.TryGetValue(host, out LinkedListNode<Entry>? found) && IsGood(found.Value, now)
                ? found.Value
                : null;
        }
    }

    public void Keep(string host, IPAddress[] addresses, TimeToLive timeToLive, long now)
    {
        lock (_lock)
        {
            if (_byHost.Remove(host, out LinkedListNode<Entry>? old)) _answers.Remove(old);
            _byHost[host] = _answers.AddLast(new Entry(host, addresses, timeToLive, now));
            long hardLimit = Math.Min(isSoftLimit ? (long)maxEntries * SoftLimitFactor : maxEntries, MostEntries);
            while (_answers.First is { } oldest && (_answers.Count > hardLimit || (_answers.Count > maxEntries && !IsGood(oldest.Value, now))))
            {
                _byHost.Remove(oldest.Value.Host);
                _answers.RemoveFirst();
            }
        }
    }

    private bool IsGood(Entry entry, long now) => now - entry.Came is var age
        && (age < MinAge.TotalMilliseconds || (age < maxAge.TotalMilliseconds && !(EndsAnswers && entry.TimeToLive.IsOver(now))));
}

using System.Net;

namespace WinHttpCompat.Engine.Connections;

/// <summary>What a session remembers of the resolver's answers.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_RESOLVER_CACHE_CONFIG, and the names of its members. The system's resolver
/// tells no time to live, so answers live as long as the session says.</remarks>
/// <param name="maxEntries">Names; 0 = nothing is kept.</param>
/// <param name="maxAge">How long an answer is good.</param>
/// <param name="isSoftLimit">Whether answers that are still good may exceed <paramref name="maxEntries"/>.</param>
/// <param name="maxWait">How long a connection waits for an answer, in milliseconds; -1 = as long as the request says.</param>
internal sealed class ResolverCache(uint maxEntries, TimeSpan maxAge, bool isSoftLimit, int maxWait)
{
    // A soft limit is still one: names may come from a server's redirects.
    private const int SoftLimitFactor = 4;
    private const int MostEntries = 65_536;

    private readonly Lock _lock = new();

    // In the order in which the answers came, the oldest first.
    private readonly LinkedList<(string Host, IPAddress[] Addresses, long Came)> _answers = new();
    private readonly Dictionary<string, LinkedListNode<(string Host, IPAddress[] Addresses, long Came)>> _byHost = [];

    public int MaxWait { get; } = maxWait;

    /// <returns>The addresses, or null when no good answer is there.</returns>
    public IPAddress[]? Find(string host, long now)
    {
        lock (_lock)
        {
            return _byHost.TryGetValue(host, out LinkedListNode<(string Host, IPAddress[] Addresses, long Came)>? found) && IsGood(found.Value.Came, now)
                ? found.Value.Addresses
                : null;
        }
    }

    public void Keep(string host, IPAddress[] addresses, long now)
    {
        lock (_lock)
        {
            if (_byHost.Remove(host, out LinkedListNode<(string Host, IPAddress[] Addresses, long Came)>? old)) _answers.Remove(old);
            _byHost[host] = _answers.AddLast((host, addresses, now));
            long hardLimit = Math.Min(isSoftLimit ? (long)maxEntries * SoftLimitFactor : maxEntries, MostEntries);
            while (_answers.First is { } oldest && (_answers.Count > hardLimit || (_answers.Count > maxEntries && !IsGood(oldest.Value.Came, now))))
            {
                _byHost.Remove(oldest.Value.Host);
                _answers.RemoveFirst();
            }
        }
    }

    private bool IsGood(long came, long now) => now - came < maxAge.TotalMilliseconds;
}

using System.Net;
using WinHttpCompat.Engine.Connections;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class ResolverCacheTests
{
    private static readonly IPAddress[] Addresses = [IPAddress.Loopback];

    private static ResolverCache Cache(uint entries, bool soft = false) => new(entries, TimeSpan.FromSeconds(1), soft, maxWait: -1);

    [Fact]
    public void Find_WithinTheAge_GivesTheAnswer()
    {
        ResolverCache cache = Cache(2);
        Assert.Null(cache.Find("a", 0));
        cache.Keep("a", Addresses, new TimeToLive(0), 0);
        Assert.Same(Addresses, cache.Find("a", 999)?.Addresses);
        Assert.Null(cache.Find("a", 1000));
        cache.Keep("a", Addresses, new TimeToLive(0), 1000);
        Assert.Same(Addresses, cache.Find("a", 1999)?.Addresses);
    }

    [Fact]
    public void Keep_BeyondTheLimit_DropsTheOldest()
    {
        ResolverCache cache = Cache(2);
        foreach (string name in new[] { "a", "b", "a", "c" }) cache.Keep(name, Addresses, new TimeToLive(0), 0);
        Assert.Equal([true, false, true], new[] { "a", "b", "c" }.Select(name => cache.Find(name, 0) is not null));
    }

    [Fact]
    public void Keep_BeyondASoftLimit_DropsWhatIsTooOldFirst()
    {
        ResolverCache cache = Cache(1, soft: true);
        cache.Keep("old", Addresses, new TimeToLive(0), 0);
        for (int i = 0; i < 3; i++) cache.Keep($"n{i}", Addresses, new TimeToLive(0), 500);
        Assert.NotNull(cache.Find("old", 999));
        cache.Keep("n3", Addresses, new TimeToLive(0), 1000);
        Assert.NotNull(cache.Find("n0", 1000));
        cache.Keep("n4", Addresses, new TimeToLive(0), 1000); // the limit of the soft limit
        Assert.Null(cache.Find("n0", 1000));
    }

    [Fact]
    public void Keep_NoEntries_KeepsNothing()
    {
        ResolverCache cache = Cache(0);
        cache.Keep("a", Addresses, new TimeToLive(0), 0);
        Assert.Null(cache.Find("a", 0));
    }

    [Fact]
    public void Find_BeyondTheTimeToLive_IsNoAnswer()
    {
        ResolverCache cache = new(2, TimeSpan.FromSeconds(100), isSoftLimit: false, maxWait: -1) { EndsAnswers = true };
        TimeToLive time = new(0);
        cache.Keep("a", Addresses, time, 0);
        Assert.NotNull(cache.Find("a", 99_999)); // not known
        time.Set(5);
        Assert.NotNull(cache.Find("a", 4_999));
        Assert.Null(cache.Find("a", 5_000));
    }

    [Fact]
    public void Find_TimeToLiveBelowTheLeastAge_IsAnAnswerForThatLong()
    {
        ResolverCache cache = new(2, TimeSpan.FromSeconds(100), isSoftLimit: false, maxWait: -1) { EndsAnswers = true, MinAge = TimeSpan.FromSeconds(30) };
        TimeToLive time = new(0);
        time.Set(0);
        cache.Keep("a", Addresses, time, 0);
        Assert.NotNull(cache.Find("a", 29_999));
        Assert.Null(cache.Find("a", 30_000));
    }

    [Fact]
    public void Find_TimeToLiveThatDoesNotMatter_IsAnAnswer()
    {
        ResolverCache cache = new(2, TimeSpan.FromSeconds(100), isSoftLimit: false, maxWait: -1) { EndsConnections = true };
        TimeToLive time = new(0);
        time.Set(0);
        cache.Keep("a", Addresses, time, 0);
        Assert.NotNull(cache.Find("a", 1));
    }
}

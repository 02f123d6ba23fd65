using WinHttpCompat.Engine.Cookies;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Cookies;

public sealed class CookieLimitTests
{
    private static readonly DateTime Now = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly CookieStore _store = new();

    private void Store(string host, string setCookie, bool secure = false, double seconds = 0) =>
        _store.Store(setCookie, secure, host, "/", Now.AddSeconds(seconds));

    private string? Find(string host, string path = "/", double seconds = 0) => _store.Find(true, host, path, Now.AddSeconds(seconds));

    private void Fill(string host, int count, string attributes = "", bool secure = false)
    {
        for (int i = 0; i < count; i++) Store(host, $"f{i}=; Path=/fill/{i}{attributes}", secure);
    }

    [Fact]
    public void Store_MoreThanADomainMayHave_DropsTheLeastRecentlyUsed()
    {
        Store("h.example", "used=1; Path=/used");
        Store("h.example", "idle=2; Path=/idle");
        Fill("h.example", CookieShelf.MaxPerDomain - 2);
        Assert.Equal("used=1", Find("h.example", "/used"));
        Store("h.example", "last=3; Path=/last");
        Assert.Equal(CookieShelf.MaxPerDomain, _store.Count);
        Assert.Equal(("used=1", null, "last=3"), (Find("h.example", "/used"), Find("h.example", "/idle"), Find("h.example", "/last")));
    }

    [Fact]
    public void Store_ReplacingInAFullDomain_DropsNothing()
    {
        Fill("h.example", CookieShelf.MaxPerDomain);
        Store("h.example", "f7=again; Path=/fill/7");
        Assert.Equal(CookieShelf.MaxPerDomain, _store.Count);
        Assert.Equal("f0=", Find("h.example", "/fill/0"));
        Assert.Equal("f7=again", Find("h.example", "/fill/7"));
    }

    [Fact]
    public void Store_ExpiredCookiesInAFullDomain_GiveWayFirst()
    {
        Store("h.example", "idle=1; Path=/idle");
        Fill("h.example", CookieShelf.MaxPerDomain - 1, "; Max-Age=5");
        Store("h.example", "last=2; Path=/last", seconds: 5);
        Assert.Equal(2, _store.Count);
        Assert.Equal("idle=1", Find("h.example", "/idle", 5));
    }

    [Fact]
    public void Store_PlainCookiesBeyondTheLimit_PushNoSecureOneOut()
    {
        Store("h.example", "safe=1; Secure; Path=/safe", secure: true);
        Fill("h.example", 3 * CookieShelf.MaxPerDomain);
        Assert.Equal("safe=1", Find("h.example", "/safe"));
        Assert.Equal(CookieShelf.MaxPerDomain, _store.Count);
    }

    [Fact]
    public void Store_SecureCookiesBeyondTheLimit_DropTheOldest()
    {
        Fill("h.example", CookieShelf.MaxPerDomain + 1, "; Secure", secure: true);
        Assert.Null(Find("h.example", "/fill/0"));
        Assert.Equal("f1=", Find("h.example", "/fill/1"));
    }

    [Fact]
    public void Store_MoreThanASessionMayHave_DropsTheLeastRecentlyUsedOfAll()
    {
        Store("used.example", "a=1");
        Store("idle.example", "a=2");
        for (int i = 2; i < CookieShelf.MaxInAll; i++) Store($"h{i}.example", "a=3");
        Assert.Equal("a=1", Find("used.example"));
        Store("last.example", "a=4");
        Assert.Equal(CookieShelf.MaxInAll, _store.Count);
        Assert.Equal(("a=1", null, "a=4", "a=3"), (Find("used.example"), Find("idle.example"), Find("last.example"), Find("h2.example")));
    }

    [Fact]
    public void Store_ExpiredCookiesInAFullSession_GiveWayFirst()
    {
        Store("idle.example", "a=1");
        for (int i = 1; i < CookieShelf.MaxInAll; i++) Store($"h{i}.example", i % 2 == 0 ? "a=2" : "a=3; Max-Age=5");
        Store("last.example", "a=4", seconds: 5);
        Assert.Equal(CookieShelf.MaxInAll / 2 + 1, _store.Count);
        Assert.Equal(("a=1", null), (Find("idle.example", seconds: 5), Find("h1.example", seconds: 5)));
    }

    [Fact]
    public async Task StoreAndFind_OnManyThreads_KeepLimitsAndWholeCookies()
    {
        using Barrier start = new(4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                for (int i = 0; i < 5000; i++)
                {
                    string host = $"h{i % 40}.example.com";
                    string text = $"{thread}-{i}";
                    _store.Store($"c{i % 300}={text}{text}; Max-Age={i % 7}; Domain={(i % 3 == 0 ? "example.com" : host)}", i % 2 == 0, host, "/", Now.AddSeconds(i % 5));
                    string? header = _store.Find(true, host, "/x", Now.AddSeconds(i % 5));
                    foreach (string cookie in header?.Split("; ") ?? [])
                    {
                        string value = cookie[(cookie.IndexOf('=') + 1)..];
                        Assert.Equal(value[..(value.Length / 2)], value[(value.Length / 2)..]);
                    }
                    Assert.InRange(_store.Count, 0, CookieShelf.MaxInAll + 1); // read without a turn: the one to drop may still be there
                }
            },
            TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.InRange(_store.Count, 1, 41 * CookieShelf.MaxPerDomain);
        Assert.Null(_store.Find(true, "h1.example.com", "/", Now.AddDays(1)));
    }
}

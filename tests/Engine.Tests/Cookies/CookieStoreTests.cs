using WinHttpCompat.Engine.Cookies;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Cookies;

public sealed class CookieStoreTests
{
    private static readonly DateTime Now = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly CookieStore _store = new();

    private void Store(string url, string setCookie)
    {
        Uri from = new(url);
        _store.Store(setCookie, from.Scheme == "https", from.Host, from.PathAndQuery, Now);
    }

    private string? Find(string url, double secondsLater = 0)
    {
        Uri to = new(url);
        return _store.Find(to.Scheme == "https", to.Host, to.PathAndQuery, Now.AddSeconds(secondsLater));
    }

    [Theory]
    [InlineData("a=b", "http://www.example.com/", true)]
    [InlineData("a=b", "http://example.com/", false)]
    [InlineData("a=b", "http://x.www.example.com/", false)]
    [InlineData("a=b", "http://www.example.com:8080/", true)]
    [InlineData("a=b", "https://www.example.com/", true)]
    [InlineData("a=b; Domain=example.com", "http://example.com/", true)]
    [InlineData("a=b; Domain=example.com", "http://x.y.example.com/", true)]
    [InlineData("a=b; Domain=example.com", "http://badexample.com/", false)]
    [InlineData("a=b; Domain=.example.com", "http://example.com/", true)]
    [InlineData("a=b; Domain=EXAMPLE.Com", "http://example.com/", true)]
    [InlineData("a=b; Domain=www.example.com", "http://x.www.example.com/", true)]
    [InlineData("a=b; Domain=www.example.com", "http://example.com/", false)]
    public void Find_CookieOfWww_GoesWhereItsDomainMatches(string setCookie, string url, bool expected)
    {
        Store("http://www.example.com/", setCookie);
        Assert.Equal(expected ? "a=b" : null, Find(url));
    }

    [Theory]
    [InlineData("www.example.com", "com", false)]
    [InlineData("www.example.com", ".com", false)]
    [InlineData("www.example.com", "x.www.example.com", false)]
    [InlineData("www.example.com", "other.com", false)]
    [InlineData("www.example.com", "xample.com", false)]
    [InlineData("www.example.com", "..example.com", false)]
    [InlineData("www.example.com", "example.com.", false)]
    [InlineData("www.example.com", "www.example.com:80", false)]
    [InlineData("www.example.com.", "example.com.", true)]
    [InlineData("www.example.com.", "example.com", false)]
    [InlineData("example.com.", "com.", false)]
    [InlineData("com", "com", true)]
    [InlineData("localhost", "localhost", true)]
    [InlineData("localhost", "LocalHost", true)]
    [InlineData("a.localhost", "localhost", false)]
    [InlineData("shop.co.uk", "co.uk", true)] // the gap: there is no list of public suffixes
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "0.0.1", false)]
    [InlineData("127.0.0.1.", "0.0.1.", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("::1", "[::1]", true)]
    [InlineData("::1", "1", false)]
    public void Store_DomainAttribute_MustCoverTheHost(string host, string domain, bool expected)
    {
        _store.Store($"a=b; Domain={domain}", false, host, "/", Now);
        Assert.Equal(expected ? "a=b" : null, _store.Find(false, host, "/", Now));
        Assert.Equal(expected ? 1 : 0, _store.Count);
    }

    [Theory]
    [InlineData("127.0.0.1", "9.127.0.0.1")]
    [InlineData("localhost", "a.localhost")]
    [InlineData("com", "example.com")]
    public void Store_DomainAttributeOfALocalHost_CoversNothingElse(string host, string below)
    {
        _store.Store($"a=b; Domain={host}", false, host, "/", Now);
        Assert.Null(_store.Find(false, below, "/", Now));
    }

    [Theory]
    [InlineData("/dir/page?q=/x/", "a=b", "/dir", true)]
    [InlineData("/dir/page?q=/x/", "a=b", "/dir/other?r", true)]
    [InlineData("/dir/page?q=/x/", "a=b", "/directory", false)]
    [InlineData("/dir/page?q=/x/", "a=b", "/", false)]
    [InlineData("/page", "a=b", "/", true)]
    [InlineData("*", "a=b", "/x", true)]
    [InlineData("/dir/page", "a=b; Path=/foo", "/foo?x", true)]
    [InlineData("/dir/page", "a=b; Path=/foo", "/foo/bar", true)]
    [InlineData("/dir/page", "a=b; Path=/foo", "/foobar", false)]
    [InlineData("/dir/page", "a=b; Path=/foo/", "/foo", false)]
    [InlineData("/dir/page", "a=b; Path=foo", "/dir/x", true)]
    [InlineData("/dir/page", "a=b; Path=/", "*", true)]
    public void Find_Path_FollowsTheCookiesPath(string from, string setCookie, string to, bool expected)
    {
        _store.Store(setCookie, false, "h.example", from, Now);
        Assert.Equal(expected ? "a=b" : null, _store.Find(false, "h.example", to, Now));
    }

    [Fact]
    public void Find_Secure_GoesOverTlsOnly()
    {
        Store("https://h.example/", "a=1; Secure");
        Store("https://h.example/", "b=2");
        Assert.Equal("b=2", Find("http://h.example/"));
        Assert.Equal("a=1; b=2", Find("https://h.example/"));
    }

    [Fact]
    public void Store_SecureOverPlainHttp_IsRefused()
    {
        Store("http://h.example/", "a=1; Secure");
        Assert.Equal(0, _store.Count);
    }

    [Theory]
    [InlineData("a=2; Path=/dir", false)]
    [InlineData("a=2; Path=/dir/below", false)]
    [InlineData("a=; Max-Age=0; Path=/dir", false)]
    [InlineData("a=2; Path=/dir; Domain=example.com", false)]
    [InlineData("a=2; Path=/", true)]
    [InlineData("a=2; Path=/dirt", true)]
    [InlineData("A=2; Path=/dir", true)]
    public void Store_OverPlainHttp_LeavesSecureCookiesAlone(string setCookie, bool expected)
    {
        Store("https://www.example.com/", "a=1; Secure; Path=/dir; Domain=www.example.com");
        Store("http://www.example.com/", setCookie);
        Store("http://x.www.example.com/", setCookie);
        Store("http://example.com/", setCookie);
        Assert.Equal("a=1", Find("https://www.example.com/dir")?.Split("; ")[0]);
        Assert.Equal(expected, _store.Count > 1);
    }

    [Fact]
    public void Store_OverPlainHttp_MayUseTheNameOfAnExpiredOrForeignSecureCookie()
    {
        Store("https://h.example/", "a=1; Secure; Max-Age=5");
        Store("http://other.example/", "a=2");
        Assert.Equal("a=2", Find("http://other.example/"));
        _store.Store("a=3", false, "h.example", "/", Now.AddSeconds(5));
        Assert.Equal("a=3", Find("http://h.example/", 5));
    }

    [Theory]
    [InlineData("https", "__Secure-a=b; Secure", true)]
    [InlineData("https", "__Secure-a=b", false)]
    [InlineData("https", "__secure-a=b", false)]
    [InlineData("http", "__Secure-a=b; Secure", false)]
    [InlineData("https", "__Host-a=b; Secure; Path=/", true)]
    [InlineData("https", "__Host-a=b; Secure", false)]
    [InlineData("https", "__Host-a=b; Secure; Path=/x", false)]
    [InlineData("https", "__Host-a=b; Path=/", false)]
    [InlineData("https", "__HOST-a=b; Path=/", false)]
    [InlineData("https", "__Host-a=b; Secure; Path=/; Domain=h.example", false)]
    [InlineData("https", "__Host=b", true)]
    public void Store_PrefixOfTheName_MustBeKept(string scheme, string setCookie, bool expected)
    {
        Store($"{scheme}://h.example/", setCookie);
        Assert.Equal(expected, _store.Count == 1);
    }

    [Fact]
    public void Find_SeveralCookies_AreInOrderOfPathThenAge()
    {
        Store("http://h.example/", "old=1; Path=/");
        Store("http://h.example/", "deep=2; Path=/x/y");
        Store("http://h.example/", "new=3; Path=/");
        Store("http://h.example/", "mid=4; Path=/x");
        Store("http://h.example/", "wide=5; Path=/; Domain=h.example");
        Assert.Equal("deep=2; mid=4; old=1; new=3; wide=5", Find("http://h.example/x/y/z"));
        Store("http://h.example/", "old=6; Path=/");
        Assert.Equal("old=6; new=3; wide=5", Find("http://h.example/"));
    }

    [Fact]
    public void Store_SameNameDomainAndPath_Replaces()
    {
        Store("http://h.example/", "a=1");
        Store("http://h.example/", "a=2; Path=/");
        Store("http://h.example/", "a=3; Path=/x");
        Store("http://h.example/", "A=4");
        Assert.Equal("a=3; a=2; A=4", Find("http://h.example/x"));
        Assert.Equal(3, _store.Count);
    }

    [Fact]
    public void Store_ExpiryInThePast_Removes()
    {
        Store("http://h.example/", "a=1");
        Store("http://h.example/", "b=2");
        Store("http://h.example/", "a=; Max-Age=0; Path=/other");
        Assert.Equal("a=1; b=2", Find("http://h.example/"));
        Store("http://h.example/", "a=; Max-Age=0");
        Store("http://h.example/", "b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        Assert.Null(Find("http://h.example/"));
        Assert.Equal(0, _store.Count);
    }

    [Theory]
    [InlineData("a=b; Max-Age=10", 9.999, true)]
    [InlineData("a=b; Max-Age=10", 10, false)]
    [InlineData("a=b; Expires=Tue, 01 Jan 2030 00:00:10 GMT", 9.999, true)]
    [InlineData("a=b; Expires=Tue, 01 Jan 2030 00:00:10 GMT", 10, false)]
    [InlineData("a=b; Expires=Tue, 01 Jan 2030 00:00:00 GMT", 0, false)]
    [InlineData("a=b; Expires=nonsense", 1e9, true)]
    [InlineData("a=b; Max-Age=99999999999999", 1e9, true)]
    [InlineData("a=b", 1e9, true)]
    public void Find_LaterOn_KnowsWhatHasExpired(string setCookie, double seconds, bool expected)
    {
        Store("http://h.example/", setCookie);
        Assert.Equal(expected ? "a=b" : null, Find("http://h.example/", seconds));
        Assert.Equal(expected ? 1 : 0, _store.Count);
    }

    [Fact]
    public void Store_ReplacingAnExpiredCookie_IsNewAgain()
    {
        Store("http://h.example/", "a=1; Max-Age=5");
        Store("http://h.example/", "b=2");
        _store.Store("a=3", false, "h.example", "/", Now.AddSeconds(6));
        Assert.Equal("b=2; a=3", Find("http://h.example/", 6));
    }

    [Fact]
    public void Find_NoCookies_AllocatesNothing()
    {
        _store.Find(true, "a.b.example.com", "/x?y", Now); // whatever the first call costs
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++) _store.Find(true, "a.b.example.com", "/x?y", Now);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}

using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Urls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class RequestTargetTests
{
    [Theory]
    [InlineData(false, "example.com", 80, "/", "example.com", "http://example.com/")]
    [InlineData(false, "example.com", 443, "/a?b", "example.com:443", "http://example.com:443/a?b")]
    [InlineData(true, "example.com", 443, "/", "example.com", "https://example.com/")]
    [InlineData(true, "example.com", 80, "/", "example.com:80", "https://example.com:80/")]
    [InlineData(false, "127.0.0.1", 8080, "/", "127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData(false, "::1", 80, "/", "[::1]", "http://[::1]/")]
    [InlineData(false, "::1", 8080, "/", "[::1]:8080", "http://[::1]:8080/")]
    [InlineData(false, "fe80::1%3", 80, "/", "[fe80::1]", "http://[fe80::1]/")]
    [InlineData(false, "h", 80, "*", "h", "http://h/*")]
    public void HostFieldAndUrl_OfATarget_NameTheServer(bool secure, string host, int port, string path, string field, string url)
    {
        RequestTarget target = new(new ServerKey(secure, host, (ushort)port), "GET", path, 1);
        Assert.Equal(field, target.HostField);
        Assert.Equal(url, target.Url);
    }

    [Theory]
    [InlineData("http://Other.Example:81/x?y#z", false, "other.example", 81, "/x?y#z", "other.example:81")]
    [InlineData("HTTPS://other.example", true, "other.example", 443, "", "other.example")]
    [InlineData("https://user:pw@[::1]:444?x", true, "::1", 444, "?x", "[::1]:444")]
    [InlineData("/path?x", false, "proxy.example", 3128, "/path?x", "proxy.example:3128")]
    [InlineData("*", false, "proxy.example", 3128, "*", "proxy.example:3128")]
    public void Origin_OfATarget_IsTheServerItNames(string path, bool secure, string host, int port, string originPath, string field)
    {
        RequestTarget target = new(new ServerKey(false, "proxy.example", 3128), "GET", path, 1);
        Assert.Equal(new ServerKey(secure, host, (ushort)port), target.Origin);
        Assert.Equal(originPath, target.OriginPath);
        Assert.Equal(field, target.HostField);
        Assert.Equal("proxy.example", target.Server.Host);
    }

    [Theory]
    [InlineData("http://other.example/a", "http://other.example/a")]
    [InlineData("/\u00c3\u00a4", "http://h/\u00e4")] // UTF-8
    [InlineData("/\u00e4", "http://h/\u00e4")]       // ISO 8859-1
    [InlineData("https://o/\u00c3\u00a4", "https://o/\u00e4")]
    public void Url_OfBytes_IsText(string path, string expected) =>
        Assert.Equal(expected, new RequestTarget(new ServerKey(false, "h", 80), "GET", path, 1).Url);

    [Fact]
    public void EncodeExtra_NameThatMayBeEncoded_GoesBothWays()
    {
        ObjectName name = new("/a b", ObjectNameEscaping.None, CodePage.Utf8);
        RequestTarget target = new(new ServerKey(false, "h", 80), "GET", name.Canonicalize(false), 1) { Name = name };
        Assert.Equal("/a%20b", target.EncodeExtra(true).Path);
        Assert.Equal("/a b", target.EncodeExtra(true).EncodeExtra(false).Path);
        Assert.Equal("/x y", (target with { Path = "/x y", Name = null }).EncodeExtra(true).Path);
    }
}

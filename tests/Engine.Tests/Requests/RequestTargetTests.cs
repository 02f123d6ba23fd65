using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
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
}

using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.Engine.Urls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Urls;

public sealed class UrlPartsTests
{
    [Theory]
    // url, scheme, user, password, host, port, path, extra
    [InlineData("http://h", "http", "", "", "h", 80, "", "")]
    [InlineData("https://h", "https", "", "", "h", 443, "", "")]
    [InlineData("HTTPS://H/", "HTTPS", "", "", "H", 443, "/", "")]
    [InlineData("http://h/", "http", "", "", "h", 80, "/", "")]
    [InlineData("http://h:8080/a/b?c=d#e", "http", "", "", "h", 8080, "/a/b", "?c=d#e")]
    [InlineData("http://h?q", "http", "", "", "h", 80, "", "?q")]
    [InlineData("http://h#f", "http", "", "", "h", 80, "", "#f")]
    [InlineData("http://h/#f?g", "http", "", "", "h", 80, "/", "#f?g")]
    [InlineData("http://h:/x", "http", "", "", "h", 80, "/x", "")]
    [InlineData("https://h:80", "https", "", "", "h", 80, "", "")]
    [InlineData("http://h:65535", "http", "", "", "h", 65535, "", "")]
    [InlineData("http://u@h/", "http", "u", "", "h", 80, "/", "")]
    [InlineData("http://u:p@h:1/", "http", "u", "p", "h", 1, "/", "")]
    [InlineData("http://:p@h/", "http", "", "p", "h", 80, "/", "")]
    [InlineData("http://u:@h/", "http", "u", "", "h", 80, "/", "")]
    [InlineData("http://@h/", "http", "", "", "h", 80, "/", "")]
    [InlineData("http://u:p:q@h/", "http", "u", "p:q", "h", 80, "/", "")]
    [InlineData("http://u@v:p@h/", "http", "u@v", "p", "h", 80, "/", "")]
    [InlineData("http://h/a@b:c", "http", "", "", "h", 80, "/a@b:c", "")]
    [InlineData("http://h?a@b:c", "http", "", "", "h", 80, "", "?a@b:c")]
    [InlineData("http://[::1]/", "http", "", "", "[::1]", 80, "/", "")]
    [InlineData("http://[::1]:81/", "http", "", "", "[::1]", 81, "/", "")]
    [InlineData("http://u:p@[::1]:81/", "http", "u", "p", "[::1]", 81, "/", "")]
    [InlineData("http://h\\a", "http", "", "", "h", 80, "\\a", "")]
    [InlineData("http://h/a b%20c", "http", "", "", "h", 80, "/a b%20c", "")]
    [InlineData("http://h/?", "http", "", "", "h", 80, "/", "?")]
    [InlineData("http://h//x", "http", "", "", "h", 80, "//x", "")]
    public void Of_Url_FindsItsParts(
        string url, string scheme, string user, string password, string host, int port, string path, string extra)
    {
        UrlParts parts = UrlParts.Of(url);
        Assert.Equal(scheme, url[parts.Scheme]);
        Assert.Equal(scheme.Equals("https", StringComparison.OrdinalIgnoreCase), parts.Secure);
        Assert.Equal(user, url[parts.UserName]);
        Assert.Equal(password, url[parts.Password]);
        Assert.Equal(url.Split('/')[2].Split('?', '#')[0].Contains('@'), parts.HasUserInformation);
        Assert.Equal(host, url[parts.Host]);
        Assert.Equal(port, parts.Port);
        Assert.Equal(path, url[parts.Path]);
        Assert.Equal(extra, url[parts.ExtraInfo]);
    }

    [Theory]
    [InlineData("", nameof(FailureReason.UnrecognizedScheme))]
    [InlineData("h", nameof(FailureReason.UnrecognizedScheme))]
    [InlineData("//h", nameof(FailureReason.UnrecognizedScheme))]
    [InlineData("ftp://h", nameof(FailureReason.UnrecognizedScheme))]
    [InlineData("ws://h", nameof(FailureReason.UnrecognizedScheme))]
    [InlineData("httpx://h", nameof(FailureReason.UnrecognizedScheme))]
    [InlineData(" http://h", nameof(FailureReason.UnrecognizedScheme))]
    [InlineData("://h", nameof(FailureReason.UnrecognizedScheme))]
    [InlineData("http:", nameof(FailureReason.InvalidUrl))]
    [InlineData("http:h", nameof(FailureReason.InvalidUrl))]
    [InlineData("http:/h", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://", nameof(FailureReason.InvalidUrl))]
    [InlineData("http:///a", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://:80", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://u@", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://u@:80/", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://h:65536", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://h:x", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://h:-1", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://h:+1", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://h: 80", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://h:80 /", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://a b/", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://a\r\n/", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://a\0/", nameof(FailureReason.InvalidUrl))]
    [InlineData("http://a\x7f/", nameof(FailureReason.InvalidUrl))]
    public void Of_NoUsableUrl_Fails(string url, string reason)
    {
        Action crack = () => UrlParts.Of(url);
        crack.FailsWith(Enum.Parse<FailureReason>(reason));
    }

    [Fact]
    public void Of_EveryTruncationOfAUrl_EitherFitsOrFails()
    {
        const string url = "https://user:pass@[2001:db8::1]:8443/path/to?query=1#fragment";
        for (int length = 0; length <= url.Length; length++)
        {
            string text = url[..length];
            try
            {
                UrlParts parts = UrlParts.Of(text);
                Range[] all = [parts.Scheme, parts.UserName, parts.Password, parts.Host, parts.Path, parts.ExtraInfo];
                Assert.All(all, range => Assert.True(text[range].Length <= text.Length));
                Assert.NotEqual("", text[parts.Host]);
            }
            catch (EngineFailure failure)
            {
                Assert.True(failure.Reason is FailureReason.InvalidUrl or FailureReason.UnrecognizedScheme);
            }
        }
    }
}

using WinHttpCompat.Engine.Cookies;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Cookies;

public sealed class CookieDomainTests
{
    [Theory]
    [InlineData("example.com", "example.com", true)]
    [InlineData("www.example.com", "example.com", true)]
    [InlineData("a.b.example.com", "example.com", true)]
    [InlineData("example.com", "www.example.com", false)]
    [InlineData("badexample.com", "example.com", false)]
    [InlineData("example.com.evil.org", "example.com", false)]
    [InlineData("www.example.com", "", false)]
    [InlineData("www.example.com.", "example.com", false)]
    [InlineData("www.example.com.", "example.com.", true)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "0.0.1", false)]
    [InlineData("127.0.0.1", "1", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("fe80::1.2.3.4", "3.4", false)]
    public void Matches_HostAndDomain_FollowsTheLabels(string host, string domain, bool expected) =>
        Assert.Equal(expected, CookieDomain.Matches(host, domain));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.1.", true)]
    [InlineData("127.1", true)]
    [InlineData("2130706433", true)]
    [InlineData("0x7f.0.0.0x1", true)]
    [InlineData("0x", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("fe80::1%3", true)]
    [InlineData("example.com", false)]
    [InlineData("1.example", false)]
    [InlineData("127.0.0.1.example", false)]
    [InlineData("localhost", false)]
    [InlineData("0xg", false)]
    [InlineData(".", false)]
    [InlineData("", false)]
    public void IsAddress_Host_IsToldByItsLastLabel(string host, bool expected) => Assert.Equal(expected, CookieDomain.IsAddress(host));

    [Theory]
    [InlineData("com", false)]
    [InlineData("com.", false)]
    [InlineData(".com", false)]
    [InlineData(".", false)]
    [InlineData("", false)]
    [InlineData("a.com", true)]
    [InlineData("a.com.", true)]
    public void HasInnerDot_Domain_IsTrueBetweenLabelsOnly(string domain, bool expected) =>
        Assert.Equal(expected, CookieDomain.HasInnerDot(domain));

    [Theory]
    [InlineData("a.b.c", "b.c,c")]
    [InlineData("a.b.", "b.")]
    [InlineData("a", "")]
    [InlineData("", "")]
    [InlineData(".", "")]
    public void TryGoUp_Repeated_VisitsEveryParent(string host, string expected)
    {
        ReadOnlySpan<char> domain = host;
        List<string> parents = [];
        while (CookieDomain.TryGoUp(ref domain)) parents.Add(domain.ToString());
        Assert.Equal(expected, string.Join(',', parents));
    }
}

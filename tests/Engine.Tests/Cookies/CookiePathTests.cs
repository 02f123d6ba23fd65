using WinHttpCompat.Engine.Cookies;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Cookies;

public sealed class CookiePathTests
{
    [Theory]
    [InlineData("/a/b?c=/d", "/a/b")]
    [InlineData("/a/b", "/a/b")]
    [InlineData("/?x", "/")]
    [InlineData("*", "/")]
    [InlineData("", "/")]
    [InlineData("?x", "/")]
    [InlineData("http://h/a", "/")]
    public void Of_Target_LosesItsQuery(string target, string expected) => Assert.Equal(expected, CookiePath.Of(target).ToString());

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/a", "/")]
    [InlineData("/a/", "/a")]
    [InlineData("/a/b", "/a")]
    [InlineData("/a/b/", "/a/b")]
    [InlineData("//", "/")]
    public void Default_Path_IsItsFolder(string path, string expected) => Assert.Equal(expected, CookiePath.Default(path).ToString());

    [Theory]
    [InlineData("/", "/", true)]
    [InlineData("/foo", "/", true)]
    [InlineData("/foo", "/foo", true)]
    [InlineData("/foo/", "/foo", true)]
    [InlineData("/foo/bar", "/foo", true)]
    [InlineData("/foo/bar", "/foo/", true)]
    [InlineData("/foobar", "/foo", false)]
    [InlineData("/foo", "/foo/", false)]
    [InlineData("/Foo", "/foo", false)]
    [InlineData("/", "/foo", false)]
    [InlineData("/foo%2Fbar", "/foo", false)]
    public void Matches_PathAndCookiePath_StopsAtSlashes(string path, string cookiePath, bool expected) =>
        Assert.Equal(expected, CookiePath.Matches(path, cookiePath));
}

using Xunit;

namespace WinHttpCompat.Engine.Tests.Headers;

public sealed class ResponseHeadTests
{
    [Theory]
    [InlineData(100, true)]
    [InlineData(102, true)]
    [InlineData(103, true)]
    [InlineData(199, true)]
    [InlineData(101, false)]
    [InlineData(200, false)]
    [InlineData(999, false)]
    public void IsIntermediate_ByStatusCode_LeavesOutSwitchingProtocols(int code, bool expected) =>
        Assert.Equal(expected, ParsedHead.Of($"HTTP/1.1 {code}\r\n\r\n").IsIntermediate);

    [Theory]
    [InlineData("1", "", true)]
    [InlineData("1", "Connection: close\r\n", false)]
    [InlineData("1", "Connection: Close\r\n", false)]
    [InlineData("1", "Connection: upgrade, close\r\n", false)]
    [InlineData("1", "Connection: upgrade\r\nConnection: close\r\n", false)]
    [InlineData("1", "Connection: close, keep-alive\r\n", false)]
    [InlineData("1", "Connection: closed\r\n", true)]
    [InlineData("0", "", false)]
    [InlineData("0", "Connection: keep-alive\r\n", true)]
    [InlineData("0", "Connection: Keep-Alive, close\r\n", false)]
    public void KeepsConnection_ByVersionAndConnectionHeader_FollowsTheRfc(string minorVersion, string headers, bool expected) =>
        Assert.Equal(expected, ParsedHead.Of($"HTTP/1.{minorVersion} 200 OK\r\n{headers}\r\n").KeepsConnection);
}

using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class QuietServersTests
{
    private static ServerKey Server(ushort port) => new(true, "quiet.example", port);

    [Fact]
    public void Contains_AddedUntilRemoved()
    {
        Assert.False(QuietServers.Contains(Server(1)));
        QuietServers.Add(Server(1));
        Assert.True(QuietServers.Contains(Server(1)));
        Assert.False(QuietServers.Contains(Server(2)));
        QuietServers.Remove(Server(1));
        Assert.False(QuietServers.Contains(Server(1)));
    }

    [Fact]
    public void Contains_Excluded_NeverAgain()
    {
        QuietServers.Add(Server(3));
        QuietServers.Exclude(Server(3));
        QuietServers.Add(Server(3));
        Assert.False(QuietServers.Contains(Server(3)));
    }
}

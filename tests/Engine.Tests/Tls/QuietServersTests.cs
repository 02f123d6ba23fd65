using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class QuietServersTests
{
    [Fact]
    public void Contains_AddedAndRemoved_Follows()
    {
        ServerKey server = new(true, "quiet.test", 443);
        Assert.False(QuietServers.Contains(server));
        QuietServers.Add(server);
        Assert.True(QuietServers.Contains(server));
        Assert.False(QuietServers.Contains(new ServerKey(true, "quiet.test", 444)));
        QuietServers.Remove(server);
        Assert.False(QuietServers.Contains(server));
    }

    [Fact]
    public void Contains_ExcludedServer_IsNeverAmongThem()
    {
        ServerKey server = new(true, "asks-late.test", 443);
        QuietServers.Add(server);
        QuietServers.Exclude(server);
        Assert.False(QuietServers.Contains(server));
        QuietServers.Add(server);
        Assert.False(QuietServers.Contains(server));
    }
}

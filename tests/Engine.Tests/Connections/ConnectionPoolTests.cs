using System.Net.Sockets;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class ConnectionPoolTests
{
    private readonly ConnectionPool _pool = new();

    private Connection? Take(ServerKey server) => _pool.TryTake(new ConnectionWish(new ConnectionKey(server)));

    [Fact]
    public async Task TryTake_ReturnedConnection_GivesItOnceAsReused()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        Assert.Null(Take(fed.Key));
        Assert.False(fed.Connection.Reused);
        _pool.Return(fed.Connection);
        Assert.Same(fed.Connection, Take(fed.Key));
        Assert.True(fed.Connection.Reused);
        Assert.Null(Take(fed.Key));
    }

    [Fact]
    public async Task TryRelinquish_IdleConnections_ClosesThem()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        Assert.False(_pool.TryRelinquish());
        _pool.Return(fed.Connection);
        Assert.True(_pool.TryRelinquish());
        Assert.Null(Take(fed.Key));
        Assert.Equal(0, fed.Peer.Receive(new byte[1]));
        Assert.False(_pool.TryRelinquish());
    }

    [Fact]
    public async Task TryTake_OtherServer_GivesNone()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        _pool.Return(fed.Connection);
        Assert.Null(Take(new ServerKey(true, fed.Key.Host, fed.Key.Port)));
        Assert.Null(Take(new ServerKey(false, "localhost", fed.Key.Port)));
        Assert.Null(Take(new ServerKey(false, fed.Key.Host, (ushort)(fed.Key.Port ^ 1))));
        Assert.NotNull(Take(fed.Key));
    }

    [Fact]
    public async Task TryTake_SeveralIdle_GivesTheLatestLiveOne()
    {
        using FedConnection first = await FedConnection.OpenAsync(), second = await FedConnection.OpenAsync();
        using FedConnection third = await FedConnection.OpenAsync();
        // One server for all three, wherever they lead.
        foreach (FedConnection fed in new[] { first, second, third })
        {
            _pool.Return(new Connection(new ConnectionKey(first.Key), fed.Connection.Transport));
        }
        third.Peer.Shutdown(SocketShutdown.Send);
        FedConnection.AwaitReadable(third.Connection.Transport.Tcp);

        Assert.Same(second.Connection.Transport, Take(first.Key)?.Transport);
        Assert.Same(first.Connection.Transport, Take(first.Key)?.Transport);
        Assert.Null(Take(first.Key));
    }

    [Fact]
    public async Task TryTake_PeerHasClosed_DropsIt()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        _pool.Return(fed.Connection);
        fed.Peer.Shutdown(SocketShutdown.Send);
        FedConnection.AwaitReadable(fed.Connection.Transport.Tcp);
        Assert.Null(Take(fed.Key));
        Assert.Equal(0, await fed.Peer.ReceiveAsync(new byte[1]).WaitAsync(CallerThread.Limit));
    }

    [Fact]
    public async Task TryTake_PeerHasSentUnasked_DropsIt()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        _pool.Return(fed.Connection);
        await fed.Peer.SendAsync("HTTP/1.1 408 Timeout\r\n\r\n"u8.ToArray());
        FedConnection.AwaitReadable(fed.Connection.Transport.Tcp);
        Assert.Null(Take(fed.Key));
    }

    [Fact]
    public async Task TryTake_IdleTooLong_DropsIt()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        _pool.Return(fed.Connection);
        fed.Connection.IdleSince -= 60_000;
        Assert.Null(Take(fed.Key));
    }
}

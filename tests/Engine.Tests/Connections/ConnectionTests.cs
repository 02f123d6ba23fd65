using System.Text;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class ConnectionTests
{
    [Fact]
    public async Task FillAsync_MoreThanTheBuffer_KeepsAllInOrder()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        StringBuilder expected = new();
        for (int round = 0; round < 40; round++)
        {
            string piece = string.Concat(Enumerable.Range(0, 600).Select(i => (char)('a' + (i + round) % 26)));
            await fed.FeedAsync(piece);
            expected.Append(piece);
            // Taking some from the front makes the buffer move as well as grow.
            fed.Connection.Consume(100);
            expected.Remove(0, 100);
            Assert.Equal(expected.ToString(), Encoding.ASCII.GetString(fed.Connection.Buffered));
        }
        fed.Connection.Consume(fed.Connection.BufferedCount);
        Assert.Equal(0, fed.Connection.BufferedCount);
    }

    [Fact]
    public async Task Shrink_WithBufferedBytes_KeepsThem()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        fed.Connection.Shrink();
        await fed.FeedAsync("abc");
        fed.Connection.Shrink();
        Assert.Equal("abc"u8, fed.Connection.Buffered);
        fed.Connection.Consume(3);
        fed.Connection.Shrink();
        await fed.FeedAsync("d");
        Assert.Equal("d"u8, fed.Connection.Buffered);
    }

    [Fact]
    public async Task Abort_ByItsOwner_BreaksItAndDisownTells()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        object owner = new();
        fed.Connection.Own(owner);
        fed.Connection.Abort(owner);
        Assert.False(fed.Connection.Disown(owner));
        await fed.Connection.FillAsync(CallMode.Asynchronous, 1000).AsTask().FailsWith(FailureReason.ConnectionLost);
    }

    [Fact]
    public async Task Abort_ByAFormerOwner_DoesNothing()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        object former = new(), owner = new();
        fed.Connection.Own(former);
        Assert.True(fed.Connection.Disown(former));
        fed.Connection.Abort(former);
        fed.Connection.Own(owner);
        fed.Connection.Abort(former);
        await fed.FeedAsync("a");
        Assert.Equal("a"u8, fed.Connection.Buffered);
        Assert.True(fed.Connection.Disown(owner));
    }
}

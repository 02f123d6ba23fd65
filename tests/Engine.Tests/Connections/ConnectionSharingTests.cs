using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

/// <summary>Who gets which idle connection.</summary>
public sealed class ConnectionSharingTests : IAsyncLifetime
{
    private static readonly Credentials Alice = new("alice", "a"), Bob = new("bob", "b");

    private readonly ConnectionPool _pool = new();
    private readonly ClientSession _session = new(CallMode.Asynchronous), _other = new(CallMode.Asynchronous);
    private FedConnection _fed = null!; // set before each test

    private ConnectionKey Key => new(_fed.Key);

    public async ValueTask InitializeAsync() => _fed = await FedConnection.OpenAsync();

    public ValueTask DisposeAsync()
    {
        _fed.Dispose();
        return default;
    }

    private Connection Idle(ConnectionKey key, Action<Connection>? change = null)
    {
        Connection connection = new(key, _fed.Connection.Transport);
        change?.Invoke(connection);
        _pool.Return(connection);
        return connection;
    }

    [Fact]
    public void TryTake_OtherKey_GivesNone()
    {
        Connection plain = Idle(Key);
        Assert.Null(_pool.TryTake(new ConnectionWish(Key with { ResolutionName = "other" }, _session)));
        Assert.Null(_pool.TryTake(new ConnectionWish(Key with { DscpTag = 1 }, _session)));
        Assert.Null(_pool.TryTake(new ConnectionWish(Key with { OnlyFor = _session }, _session)));
        Assert.Same(plain, _pool.TryTake(new ConnectionWish(Key, _session)));
        Idle(Key with { ResolutionName = "other" });
        Assert.Null(_pool.TryTake(new ConnectionWish(Key, _session)));
    }

    [Fact]
    public void TryTake_PrivateConnection_IsForItsSessionOnly()
    {
        Connection connection = Idle(Key, connection => connection.PrivateTo = _session);
        Assert.Null(_pool.TryTake(new ConnectionWish(Key, _other)));
        Assert.Null(_pool.TryTake(new ConnectionWish(Key)));
        Assert.Same(connection, _pool.TryTake(new ConnectionWish(Key, _session)));
        Assert.Null(_pool.TryTake(new ConnectionWish(Key, _session)));
    }

    [Fact]
    public void TryTake_AuthenticatedConnection_IsForTheSameIdentityOrNone()
    {
        Connection alice = Idle(Key, connection => (connection.PrivateTo, connection.Identity) = (_session, Alice));
        Assert.Null(_pool.TryTake(new ConnectionWish(Key, _session, Bob)));
        Assert.Same(alice, _pool.TryTake(new ConnectionWish(Key, _session, Alice)));
        _pool.Return(alice);
        Assert.Same(alice, _pool.TryTake(new ConnectionWish(Key, _session)));
    }

    [Fact]
    public void TryTake_Identity_PrefersTheConnectionThatHasIt()
    {
        Connection alice = Idle(Key, connection => (connection.PrivateTo, connection.Identity) = (_session, Alice));
        Connection fresh = Idle(Key, connection => connection.PrivateTo = _session);
        Assert.Same(alice, _pool.TryTake(new ConnectionWish(Key, _session, Alice)));
        _pool.Return(alice);
        Assert.Same(fresh, _pool.TryTake(new ConnectionWish(Key, _session, Bob)));
    }

    [Fact]
    public void TryTake_Group_GivesOnlyConnectionsThatCarryIt()
    {
        Guid mark = Guid.NewGuid();
        Connection marked = Idle(Key, connection => connection.Group = mark), plain = Idle(Key);
        Assert.Null(_pool.TryTake(new ConnectionWish(Key, Group: Guid.NewGuid())));
        Assert.Same(marked, _pool.TryTake(new ConnectionWish(Key, Group: mark)));
        Assert.Null(_pool.TryTake(new ConnectionWish(Key, Group: mark)));
        Assert.Same(plain, _pool.TryTake(new ConnectionWish(Key)));
    }

    [Fact]
    public void Discard_Session_ClosesWhatOnlyItCouldUse()
    {
        Idle(Key, connection => connection.PrivateTo = _session);
        _pool.Discard(_other);
        Assert.Equal(0, _fed.Peer.Available);
        Assert.False(_fed.Peer.Poll(0, System.Net.Sockets.SelectMode.SelectRead));
        _pool.Discard(_session);
        Assert.Equal(0, _fed.Peer.Receive(new byte[1]));
        Assert.Null(_pool.TryTake(new ConnectionWish(Key, _session)));
    }

    [Fact]
    public void Return_PrivateConnectionOfAnEndedSession_ClosesIt()
    {
        _session.End();
        Idle(Key, connection => connection.PrivateTo = _session);
        Assert.Equal(0, _fed.Peer.Receive(new byte[1]));
        Assert.Null(_pool.TryTake(new ConnectionWish(Key, _session)));
    }

    [Fact]
    public void Return_SomebodyWaits_GoesToTheFirstForWhomItWillDo()
    {
        PoolWait picky = _pool.Await(new ConnectionWish(Key, Group: Guid.NewGuid()));
        PoolWait first = _pool.Await(new ConnectionWish(Key, _session)), second = _pool.Await(new ConnectionWish(Key, _other));
        Connection connection = Idle(Key);
        Assert.Null(_pool.TryTake(new ConnectionWish(Key)));
        Assert.Same(connection, first.TryTake());
        Assert.Null(first.TryTake());
        Assert.Null(second.TryTake());
        foreach (PoolWait wait in new[] { picky, first, second }) _pool.Withdraw(wait);
        _pool.Return(connection);
        Assert.Same(connection, _pool.TryTake(new ConnectionWish(Key)));
    }

    [Fact]
    public void Withdraw_ServedButNotTaken_GivesTheConnectionBack()
    {
        PoolWait wait = _pool.Await(new ConnectionWish(Key));
        Connection connection = Idle(Key);
        _pool.Withdraw(wait);
        Assert.Same(connection, _pool.TryTake(new ConnectionWish(Key)));
    }

    [Fact]
    public void TryExpire_OfAnotherRequest_DoesNothing()
    {
        object mine = new(), theirs = new();
        Connection connection = _fed.Connection;
        Assert.False(connection.TryExpire(mine));
        connection.Own(mine);
        Assert.False(connection.TryExpire(theirs));
        Assert.True(connection.TryExpire(mine));
        Assert.True(connection.IsExpiredBy(mine));
        Assert.False(connection.IsExpiredBy(theirs));
    }
}

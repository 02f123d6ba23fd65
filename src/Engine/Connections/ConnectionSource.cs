using System.Runtime.CompilerServices;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Connections;

/// <summary>How a request comes by a connection and gives it back.</summary>
internal static class ConnectionSource
{
    /// <summary>Takes a place in the session's quota, then an idle connection or a new one.</summary>
    /// <param name="server">Where the connection goes.</param>
    /// <param name="owner">The request; it owns the connection from now on.</param>
    /// <param name="mayReuse">False: only a new connection will do.</param>
    /// <param name="identity">Who the request wants to be on a connection that is authenticated; null = it does not matter.</param>
    /// <exception cref="EngineFailure">NameNotResolved, CannotConnect, DeadlinePassed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<Connection> AcquireAsync(
        ClientSession session, ServerKey server, ClientRequest owner, bool mayReuse, string? identity, IDialObserver observer, CancellationToken stop)
    {
        ConnectionQuota place = await session.EnterAsync(server, stop).ConfigureAwait(false);
        try
        {
            ConnectionWish wish = ConnectionWish.Of(session, server, owner.Settings, identity);
            Connection connection = mayReuse && ConnectionPool.Shared.TryTake(wish) is { } idle
                ? idle
                : await MakeAsync(session, wish, place, owner, mayReuse, observer, stop).ConfigureAwait(false);
            connection.Own(owner);
            connection.Place = place;
            if (owner.Settings.ConnectionGroup != Guid.Empty) connection.Group = owner.Settings.ConnectionGroup;
            return connection;
        }
        catch
        {
            place.Leave();
            throw;
        }
    }

    private static async ValueTask<Connection> MakeAsync(
        ClientSession session, ConnectionWish wish, ConnectionQuota place, ClientRequest owner, bool mayReuse, IDialObserver observer, CancellationToken stop)
    {
        if (owner.Settings.GroupToMatch.RequiresMarked) throw new EngineFailure(FailureReason.CannotConnect);
        BackgroundConnections.Begin(session, place, wish.Key, owner.Settings);
        Connection connection = mayReuse && session.TakesFirstAvailable
            ? await DialRace.RunAsync(session, wish, owner.Settings, observer, stop).ConfigureAwait(false)
            : await Dialer.DialAsync(session.Mode, session, wish.Key, owner.Settings, observer, stop).ConfigureAwait(false);
        if (wish.Group != Guid.Empty) connection.Group = wish.Group;
        return connection;
    }

    /// <summary>Ends the use by <paramref name="owner"/>.</summary>
    /// <param name="keep">Its exchange is over beyond doubt: the pool gets it. Else it is closed.</param>
    public static void Release(Connection connection, ClientRequest owner, bool keep)
    {
        ConnectionQuota? place = connection.Place;
        connection.Place = null;
        bool isLast = connection.IsExpiredBy(owner);
        if (connection.Disown(owner) && keep && !isLast) ConnectionPool.Shared.Return(connection);
        else connection.Dispose();
        place?.Leave();
    }
}

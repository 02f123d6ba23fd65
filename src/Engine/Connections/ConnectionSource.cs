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
    /// <exception cref="EngineFailure">NameNotResolved, CannotConnect, DeadlinePassed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public static async ValueTask<Connection> AcquireAsync(
        ClientSession session, ServerKey server, ClientRequest owner, bool mayReuse, IRequestObserver observer, CancellationToken stop)
    {
        ConnectionQuota place = await session.EnterAsync(server, stop).ConfigureAwait(false);
        try
        {
            Connection connection = mayReuse && ConnectionPool.Shared.TryTake(server) is { } idle
                ? idle
                : await Dialer.DialAsync(session.Mode, server, owner.Settings, observer, stop).ConfigureAwait(false);
            connection.Own(owner);
            connection.Place = place;
            return connection;
        }
        catch
        {
            place.Leave();
            throw;
        }
    }

    /// <summary>Ends the use by <paramref name="owner"/>.</summary>
    /// <param name="keep">Its exchange is over beyond doubt: the pool gets it. Else it is closed.</param>
    public static void Release(Connection connection, ClientRequest owner, bool keep)
    {
        ConnectionQuota? place = connection.Place;
        connection.Place = null;
        if (connection.Disown(owner) && keep) ConnectionPool.Shared.Return(connection);
        else connection.Dispose();
        place?.Leave();
    }
}

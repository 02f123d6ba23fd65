namespace WinHttpCompat.Engine.Connections;

/// <summary>Every live connection of the process, idle or in use, by server.</summary>
internal static class ConnectionRegistry
{
    private static readonly Lock Change = new();
    private static readonly Dictionary<ServerKey, HashSet<Connection>> Live = [];

    public static void Add(Connection connection)
    {
        lock (Change)
        {
            if (!Live.TryGetValue(connection.Key.Server, out HashSet<Connection>? all)) Live[connection.Key.Server] = all = [];
            all.Add(connection);
        }
    }

    /// <summary>Forgets a connection that is being closed; it need not have been added.</summary>
    public static void Remove(Connection connection)
    {
        lock (Change)
        {
            if (!Live.TryGetValue(connection.Key.Server, out HashSet<Connection>? all)) return;
            all.Remove(connection);
            if (all.Count == 0) Live.Remove(connection.Key.Server);
        }
    }

    /// <summary>Counts the connections to a server by their mark.</summary>
    /// <param name="mark">Only those that carry it; null = all.</param>
    public static IReadOnlyList<ConnectionGroup> GroupsOf(ServerKey server, Guid? mark)
    {
        Connection[] all;
        lock (Change) all = Live.TryGetValue(server, out HashSet<Connection>? found) ? [.. found] : [];
        // Whether an idle one is still alive is a system call: not under the lock.
        return [.. all.Where(connection => (mark is null || connection.Group == mark) && !(connection.IsIdle && connection.Transport.IsStale))
            .CountBy(static connection => connection.Group)
            .Select(static group => new ConnectionGroup(group.Key, group.Value))];
    }
}

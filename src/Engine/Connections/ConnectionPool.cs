namespace WinHttpCompat.Engine.Connections;

/// <summary>Idle connections, kept for the next request to the same server, whatever its session.</summary>
internal sealed class ConnectionPool
{
    // Servers commonly give up an idle connection after 60 to 120 s; a connection that dies in the pool is found by
    // its stale check, this only bounds how long descriptors are kept for nothing.
    private const long IdleMilliseconds = 60_000;
    private const int SweepMilliseconds = 15_000;

    // Descriptors are scarcer than reuse is useful; beyond this a finished connection is closed.
    private const int MaxIdlePerServer = 16_384;

    private readonly Lock _lock = new();
    private readonly Dictionary<ServerKey, List<Connection>> _idle = [];
    private Timer? _sweeper;

    /// <summary>The pool of the process.</summary>
    public static ConnectionPool Shared { get; } = new();

    /// <summary>Takes the most recently used live connection to <paramref name="server"/>.</summary>
    public Connection? TryTake(ServerKey server)
    {
        while (true)
        {
            Connection candidate;
            lock (_lock)
            {
                if (!_idle.TryGetValue(server, out List<Connection>? idle) || idle.Count == 0) return null;
                candidate = idle[^1];
                idle.RemoveAt(idle.Count - 1);
            }
            if (IsUsable(candidate, Environment.TickCount64)) return candidate;
            candidate.Dispose();
        }
    }

    /// <summary>Keeps a connection whose last exchange is wholly over and left nothing behind.</summary>
    public void Return(Connection connection)
    {
        connection.Shrink();
        connection.Reused = true;
        connection.IdleSince = Environment.TickCount64;
        lock (_lock)
        {
            if (!_idle.TryGetValue(connection.Server, out List<Connection>? idle)) _idle[connection.Server] = idle = [];
            if (idle.Count < MaxIdlePerServer)
            {
                idle.Add(connection);
                _sweeper ??= NewSweeper();
                return;
            }
        }
        connection.Dispose();
    }

    private static bool IsUsable(Connection connection, long now) =>
        now - connection.IdleSince < IdleMilliseconds && !connection.Transport.IsStale;

    private Timer NewSweeper()
    {
        using (ExecutionContext.SuppressFlow())
        {
            return new Timer(static pool => ((ConnectionPool)pool!).Sweep(), this, SweepMilliseconds, SweepMilliseconds);
        }
    }

    /// <summary>Gives idle connections up, the longest idle first, because descriptors are short.</summary>
    /// <returns>False when there were none.</returns>
    public bool TryRelinquish()
    {
        const int Enough = 16; // for the connect that failed and a few behind it
        List<Connection> oldest;
        lock (_lock)
        {
            oldest = [.. _idle.Values.SelectMany(static idle => idle).OrderBy(static connection => connection.IdleSince).Take(Enough)];
            foreach (Connection connection in oldest) _idle[connection.Server].Remove(connection);
        }
        foreach (Connection connection in oldest) connection.Dispose();
        return oldest.Count > 0;
    }

    // Asking a connection whether it is still alive is a system call: not under the lock.
    private void Sweep()
    {
        long now = Environment.TickCount64;
        List<Connection> all = [];
        lock (_lock)
        {
            foreach (List<Connection> idle in _idle.Values) all.AddRange(idle);
        }
        HashSet<Connection> dead = [.. all.Where(connection => !IsUsable(connection, now))];
        lock (_lock)
        {
            foreach ((ServerKey server, List<Connection> idle) in _idle)
            {
                // One that has been taken meanwhile is its user's.
                for (int i = idle.Count - 1; i >= 0; i--)
                {
                    if (!dead.Contains(idle[i])) continue;
                    idle[i].Dispose();
                    idle.RemoveAt(i);
                }
                if (idle.Count == 0) _idle.Remove(server); // allowed while enumerating
            }
            if (_idle.Count == 0)
            {
                _sweeper?.Dispose();
                _sweeper = null;
            }
        }
    }
}

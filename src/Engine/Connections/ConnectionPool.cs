using WinHttpCompat.Engine.Sessions;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Idle connections, kept for the next request to the same server, whatever its session
/// unless they are private.</summary>
internal sealed class ConnectionPool
{
    // Servers commonly give up an idle connection after 60 to 120 s; a connection that dies in the pool is found by
    // its stale check, this only bounds how long descriptors are kept for nothing.
    private const long IdleMilliseconds = 60_000;
    private const int SweepMilliseconds = 15_000;

    // Descriptors are scarcer than reuse is useful; beyond this a finished connection is closed.
    private const int MaxIdlePerServer = 16_384;

    private readonly Lock _lock = new();
    private readonly Dictionary<ConnectionKey, List<Connection>> _idle = [];
    private readonly LinkedList<PoolWait> _waiting = new();

    // Idle connections that one session alone may use: without any, nobody looks for them.
    private int _reserved;
    private Timer? _sweeper;

    /// <summary>The pool of the process.</summary>
    public static ConnectionPool Shared { get; } = new();

    /// <summary>Takes the most recently used live connection that will do.</summary>
    public Connection? TryTake(in ConnectionWish wish)
    {
        while (true)
        {
            Connection? candidate;
            lock (_lock)
            {
                candidate = _reserved > 0 && wish.Key.OnlyFor is null && wish.Session is not null
                    ? Take(wish.Key with { OnlyFor = wish.Session }, wish)
                    : null;
                candidate ??= Take(wish.Key, wish);
                if (candidate is null) return null;
            }
            if (IsFresh(candidate, Environment.TickCount64) && !candidate.Transport.HasUnaskedFor) return candidate;
            candidate.Dispose();
        }
    }

    /// <summary>Keeps a connection whose last exchange is wholly over and left nothing behind.</summary>
    public void Return(Connection connection)
    {
        connection.Shrink();
        connection.Reused = true;
        connection.IdleSince = Environment.TickCount64;
        if (!IsFresh(connection, connection.IdleSince))
        {
            connection.Dispose();
            return;
        }
        ConnectionKey key = connection.IdleKey;
        PoolWait? served = null;
        lock (_lock)
        {
            if (key.OnlyFor is not { HasEnded: true } && (served = Serve(connection, key)) is null)
            {
                if (!_idle.TryGetValue(key, out List<Connection>? idle)) _idle[key] = idle = [];
                if (idle.Count < MaxIdlePerServer)
                {
                    idle.Add(connection);
                    if (key.OnlyFor is not null) _reserved++;
                    _sweeper ??= NewSweeper();
                    return;
                }
            }
        }
        if (served is null) connection.Dispose();
        else served.Give(connection);
    }

    /// <summary>Gets the next connection that will do and becomes idle, before anybody else.</summary>
    public PoolWait Await(ConnectionWish wish)
    {
        PoolWait wait = new(wish);
        lock (_lock) _waiting.AddLast(wait.Place);
        return wait;
    }

    /// <summary>Ends a wait; a connection that came too late goes back.</summary>
    public void Withdraw(PoolWait wait)
    {
        bool wasServed;
        lock (_lock)
        {
            wasServed = wait.Place.List is null;
            if (!wasServed) _waiting.Remove(wait.Place);
        }
        if (wasServed && wait.TakeBack() is { } late) Return(late);
    }

    /// <summary>Closes the idle connections that only <paramref name="session"/> could use.</summary>
    public void Discard(ClientSession session)
    {
        List<Connection> unusable;
        lock (_lock)
        {
            if (_reserved == 0) return;
            unusable = [.. _idle.Where(one => one.Key.OnlyFor == session).SelectMany(static one => one.Value)];
            foreach (Connection connection in unusable) Remove(connection);
        }
        foreach (Connection connection in unusable) connection.Dispose();
    }

    // The latest first. One that is already who the request wants to be saves it authenticating another.
    private Connection? Take(in ConnectionKey key, in ConnectionWish wish)
    {
        if (!_idle.TryGetValue(key, out List<Connection>? idle)) return null;
        int latest = -1;
        for (int i = idle.Count - 1; i >= 0; i--)
        {
            if (!wish.Accepts(idle[i])) continue;
            if (idle[i].Identity == wish.Identity) return TakeAt(i);
            if (latest < 0) latest = i;
        }
        return latest < 0 ? null : TakeAt(latest);

        Connection TakeAt(int index)
        {
            Connection taken = idle[index];
            idle.RemoveAt(index);
            if (taken.IdleKey.OnlyFor is not null) _reserved--;
            return taken;
        }
    }

    private void Remove(Connection connection)
    {
        ConnectionKey key = connection.IdleKey;
        List<Connection> idle = _idle[key];
        idle.RemoveAt(idle.LastIndexOf(connection));
        if (key.OnlyFor is not null) _reserved--;
    }

    // Waits are few: they are those of requests whose connection is being made.
    private PoolWait? Serve(Connection connection, ConnectionKey key)
    {
        for (LinkedListNode<PoolWait>? next = _waiting.First; next is not null; next = next.Next)
        {
            ConnectionWish wish = next.Value.Wish;
            if (key != wish.Key && key != wish.Key with { OnlyFor = wish.Session }) continue;
            if (!wish.Accepts(connection)) continue;
            _waiting.Remove(next);
            return next.Value;
        }
        return null;
    }

    private static bool IsFresh(Connection connection, long now) =>
        now - connection.IdleSince < IdleMilliseconds && connection.TimeToLive?.IsOver(now) != true;

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
            foreach (Connection connection in oldest) Remove(connection);
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
        HashSet<Connection> dead = [.. all.Where(connection => !IsFresh(connection, now) || connection.Transport.IsStale)];
        lock (_lock)
        {
            foreach ((ConnectionKey key, List<Connection> idle) in _idle)
            {
                // One that has been taken meanwhile is its user's.
                for (int i = idle.Count - 1; i >= 0; i--)
                {
                    if (!dead.Contains(idle[i])) continue;
                    idle[i].Dispose();
                    idle.RemoveAt(i);
                    if (key.OnlyFor is not null) _reserved--;
                }
                if (idle.Count == 0) _idle.Remove(key); // allowed while enumerating
            }
            if (_idle.Count == 0)
            {
                _sweeper?.Dispose();
                _sweeper = null;
            }
        }
    }
}

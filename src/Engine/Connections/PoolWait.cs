namespace WinHttpCompat.Engine.Connections;

/// <summary>A request that takes the next connection that becomes idle and will do.</summary>
internal sealed class PoolWait
{
    private readonly TaskCompletionSource<Connection> _given = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;

    public PoolWait(ConnectionWish wish)
    {
        Wish = wish;
        Place = new LinkedListNode<PoolWait>(this);
    }

    public ConnectionWish Wish { get; }

    /// <summary>Its place in the pool's queue; in none once it is served.</summary>
    public LinkedListNode<PoolWait> Place { get; }

    /// <summary>Complete once a connection is there.</summary>
    public Task Served => _given.Task;

    public void Give(Connection connection) => _given.SetResult(connection);

    /// <returns>The connection, once; null while there is none.</returns>
    public Connection? TryTake() => _given.Task.IsCompleted ? TakeBack() : null;

    /// <returns>The connection that this has been, or is just being, served; null when it has been taken.</returns>
    public Connection? TakeBack() => Interlocked.Exchange(ref _taken, 1) == 0 ? _given.Task.GetAwaiter().GetResult() : null;
}

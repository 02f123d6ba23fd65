namespace WinHttpCompat.TestServer;

/// <summary>Lets tests wait until something that the server has seen makes a condition true.</summary>
internal sealed class ChangeSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _next;

    public void Announce()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            next = _next;
            _next = null;
        }
        next?.SetResult();
    }

    public async Task WaitUntilAsync(Func<bool> reached, CancellationToken stop)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                _next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                next = _next.Task;
            }
            // Asked after the task was taken: a change in between completes that task.
            if (reached()) return;
            await next.WaitAsync(stop);
        }
    }
}

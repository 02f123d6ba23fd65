namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>Starts operations as a caller of the library does.</summary>
/// <remarks>A blocking operation gets a thread of its own: the test goes on meanwhile, and no thread of the pool, which
/// the test server needs, is held.</remarks>
internal static class CallerThread
{
    /// <summary>Generous: reaching it means that something hangs.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <param name="began">Runs on the calling thread before <paramref name="operation"/>.</param>
    /// <param name="returned">Runs on the calling thread when <paramref name="operation"/> has returned.</param>
    public static Task<T> Run<T>(CallMode mode, Func<ValueTask<T>> operation, Action? began = null, Action? returned = null)
    {
        if (mode is CallMode.Asynchronous) return operation().AsTask().WaitAsync(Limit);
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread caller = new(() =>
        {
            try
            {
                began?.Invoke();
                ValueTask<T> task = operation();
                if (!task.IsCompleted) throw new InvalidOperationException("a blocking operation returned before it was complete");
                returned?.Invoke();
                done.SetResult(task.GetAwaiter().GetResult());
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        })
        { IsBackground = true, Name = "caller" };
        caller.Start();
        return done.Task.WaitAsync(Limit);
    }

    public static async Task Run(CallMode mode, Func<ValueTask> operation) =>
        await Run(mode, () => WithResult(operation()));

    private static async ValueTask<bool> WithResult(ValueTask task)
    {
        await task;
        return true;
    }
}

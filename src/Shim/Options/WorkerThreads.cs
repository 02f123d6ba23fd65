using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Options;

/// <summary>WINHTTP_OPTION_WORKER_THREAD_COUNT: a wish for the pool that runs completions; accepted once, and only
/// before the first asynchronous operation. It reads 0, as on Windows.</summary>
internal static class WorkerThreads
{
    private static int _decided;

    /// <summary>An asynchronous operation begins: too late to wish.</summary>
    public static void Use()
    {
        if (_decided == 0) Volatile.Write(ref _decided, 1);
    }

    public static Win32Error Request(uint count)
    {
        if (count > short.MaxValue) return Win32Error.InvalidParameter;
        if (Interlocked.Exchange(ref _decided, 1) != 0) return Win32Error.IncorrectHandleState;
        if (count > 0)
        {
            ThreadPool.GetMinThreads(out _, out int completionPort);
            ThreadPool.SetMinThreads((int)count, completionPort);
        }
        return Win32Error.Success;
    }
}

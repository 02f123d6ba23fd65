using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Callbacks;

namespace WinHttpCompat.Shim.Options;

/// <summary>WINHTTP_OPTION_WORKER_THREAD_COUNT: how many completions run at the same time; accepted once, and only before
/// the first asynchronous operation. It reads 0, as on Windows.</summary>
internal static class WorkerThreads
{
    // Programs do block in callbacks, and the pool on its own adds about one thread a second beyond the number of cores:
    // a few blocked callbacks would stall every other request of the process. Up to this many threads come at once, as
    // they are needed.
    private const int Prompt = 64;

    private static int _decided;

    /// <summary>An asynchronous operation begins: too late to wish.</summary>
    public static void Use()
    {
        if (Volatile.Read(ref _decided) != 0 || Interlocked.Exchange(ref _decided, 1) != 0) return;
        SetPrompt(Prompt);
    }

    public static Win32Error Request(uint count)
    {
        if (count > short.MaxValue) return Win32Error.InvalidParameter;
        if (Interlocked.Exchange(ref _decided, 1) != 0) return Win32Error.IncorrectHandleState;
        CallbackTurns.Limit = (int)count;
        // The limit is for completions; other notifications, and the work in between, need threads of their own.
        SetPrompt(Math.Min(Prompt + (int)count, short.MaxValue));
        return Win32Error.Success;
    }

    private static void SetPrompt(int count)
    {
        ThreadPool.GetMinThreads(out _, out int completionPort);
        ThreadPool.SetMinThreads(count, completionPort);
    }
}

using WinHttpCompat.Engine;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Callbacks;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Options;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>Options that belong to the process and not to a handle.</summary>
public sealed unsafe class ProcessOptionTests
{
    private const uint HttpVersion = 59, WorkerThreadCount = 80;

    [Fact]
    public void HttpVersion_Set_IsTheDefaultFromThenOn() => FreshProcessState.Run(SetHttpVersion);

    [Fact]
    public void HttpVersion_OtherVersions_Are87() => FreshProcessState.Run(SetOtherHttpVersions);

    [Fact]
    public void HttpVersion_WrongLengthOrHandle_IsRefused() => FreshProcessState.Run(MisuseHttpVersion);

    [Fact]
    public void WorkerThreadCount_SecondTime_Is12019() => FreshProcessState.Run(SetWorkerThreadsTwice);

    [Fact]
    public void WorkerThreadCount_AfterAnAsynchronousOperation_Is12019() => FreshProcessState.Run(SetWorkerThreadsLate);

    [Fact]
    public void WorkerThreadCount_BadCalls_AreRefusedAndDoNotCount() => FreshProcessState.Run(MisuseWorkerThreads);

    // The copies above are worth something only when they are copies.
    [Fact]
    public void FreshProcessState_OfTwoRuns_IsNotShared()
    {
        FreshProcessState.Run(SetWorkerThreadsTwice);
        FreshProcessState.Run(SetWorkerThreadsTwice);
    }

    private static void SetHttpVersion()
    {
        Assert.Equal((1u, 1u), Version());
        Assert.Equal(Win32Error.Success, SetVersion(1, 0));
        Assert.Equal((1u, 0u), Version());
        Assert.Equal(0, DefaultVersion.Minor);
        Assert.Equal(Win32Error.Success, SetVersion(1, 1));
        Assert.Equal((1u, 1u), Version());
    }

    private static void SetOtherHttpVersions()
    {
        Assert.Equal(Win32Error.InvalidParameter, SetVersion(0, 9));
        Assert.Equal(Win32Error.InvalidParameter, SetVersion(1, 2));
        Assert.Equal(Win32Error.InvalidParameter, SetVersion(2, 0));
        Assert.Equal(Win32Error.InvalidParameter, SetVersion(1, uint.MaxValue));
        Assert.Equal((1u, 1u), Version());
    }

    private static void MisuseHttpVersion()
    {
        HttpVersionInfo version = new() { Major = 1, Minor = 0 };
        uint length = 8;
        SessionHandle session = new(CallMode.Blocking);
        Assert.Equal(Win32Error.IncorrectHandleType, OptionTable.Set(session, HttpVersion, &version, 8));
        Assert.Equal(Win32Error.IncorrectHandleType, OptionTable.Query(session, HttpVersion, &version, &length));
        Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(null, HttpVersion, null, 8));
        Assert.Equal(Win32Error.InsufficientBuffer, OptionTable.Set(null, HttpVersion, &version, 4));
        Assert.Equal(Win32Error.InvalidParameter, OptionTable.Query(null, HttpVersion, &version, null));
        length = 7;
        Assert.Equal(Win32Error.InsufficientBuffer, OptionTable.Query(null, HttpVersion, &version, &length));
        Assert.Equal(8u, length);
        Assert.Equal((1u, 1u), Version());
    }

    private static void SetWorkerThreadsTwice()
    {
        KeepingThePool(static () =>
        {
            Assert.Equal(Win32Error.Success, SetWorkerThreads(3));
            Assert.Equal(3, CallbackTurns.Limit);
            ThreadPool.GetMinThreads(out int workers, out _);
            Assert.True(workers > 3, "the work between completions needs threads, too");
            Assert.Equal(Win32Error.IncorrectHandleState, SetWorkerThreads(3));
            Assert.Equal(0u, WorkerThreadsRead()); // as on Windows
        });
    }

    private static void SetWorkerThreadsLate()
    {
        WorkerThreads.Use();
        Assert.Equal(Win32Error.IncorrectHandleState, SetWorkerThreads(3));
        Assert.Equal(Win32Error.IncorrectHandleState, SetWorkerThreads(0));
    }

    private static void MisuseWorkerThreads()
    {
        uint count = 3;
        SessionHandle session = new(CallMode.Asynchronous);
        Assert.Equal(Win32Error.IncorrectHandleType, OptionTable.Set(session, WorkerThreadCount, &count, 4));
        Assert.Equal(Win32Error.InvalidParameter, OptionTable.Set(null, WorkerThreadCount, null, 4));
        Assert.Equal(Win32Error.InsufficientBuffer, OptionTable.Set(null, WorkerThreadCount, &count, 8));
        Assert.Equal(Win32Error.InvalidParameter, SetWorkerThreads(40_000));
        KeepingThePool(static () => Assert.Equal(Win32Error.Success, SetWorkerThreads(0)));
    }

    // The pool is the process's, whatever copy of the library asks.
    private static void KeepingThePool(Action body)
    {
        ThreadPool.GetMinThreads(out int workers, out int completionPort);
        try
        {
            body();
        }
        finally
        {
            ThreadPool.SetMinThreads(workers, completionPort);
        }
    }

    private static Win32Error SetVersion(uint major, uint minor)
    {
        HttpVersionInfo version = new() { Major = major, Minor = minor };
        return OptionTable.Set(null, HttpVersion, &version, (uint)sizeof(HttpVersionInfo));
    }

    private static (uint Major, uint Minor) Version()
    {
        HttpVersionInfo version;
        uint length = (uint)sizeof(HttpVersionInfo);
        Assert.Equal(Win32Error.Success, OptionTable.Query(null, HttpVersion, &version, &length));
        return (version.Major, version.Minor);
    }

    private static Win32Error SetWorkerThreads(uint count) => OptionTable.Set(null, WorkerThreadCount, &count, sizeof(uint));

    private static uint WorkerThreadsRead()
    {
        uint count, length = sizeof(uint);
        Assert.Equal(Win32Error.Success, OptionTable.Query(null, WorkerThreadCount, &count, &length));
        return count;
    }
}

using System.Runtime.InteropServices;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Errors;

/// <summary>How an export ends: its return value, and the calling thread's last error.</summary>
internal static partial class LastError
{
    [ThreadStatic]
    private static uint _socketError;

    /// <summary>WINHTTP_OPTION_EXTENDED_ERROR: the Winsock error behind the last failure on this thread, 0 = none.</summary>
    public static uint SocketError => _socketError;

    /// <summary>The call succeeded: 1, last error 0.</summary>
    public static int Succeed() => Succeed(1);

    /// <summary>The call succeeded with a value: the value, last error 0.</summary>
    public static T Succeed<T>(T value)
    {
        Store(Win32Error.Success);
        return value;
    }

    /// <summary>An operation was started and completes later: 1, last error 997.</summary>
    public static int Pend()
    {
        Store(Win32Error.IoPending);
        return 1;
    }

    /// <summary>The call failed: 0 with the last error set.</summary>
    public static int Fail(Win32Error error)
    {
        _socketError = 0;
        return FailWith(error);
    }

    /// <summary>The call failed: 0 with the last error, and the socket error behind it, set.</summary>
    public static int Fail(Exception failure)
    {
        Remember(failure);
        return FailWith(ErrorMap.ToWin32(failure));
    }

    private static int FailWith(Win32Error error)
    {
        Store(error);
        // P/Invoke clients look there. Last, because everything before may disturb it.
        Marshal.SetLastSystemError((int)error);
        return 0;
    }

    /// <summary>The thread's last error and the system's, for <see cref="Restore"/>.</summary>
    public static (Win32Error Last, int System) Save() => ((Win32Error)Value, Marshal.GetLastSystemError());

    public static void Restore(Win32Error last, int system)
    {
        Store(last);
        Marshal.SetLastSystemError(system);
    }

    /// <summary>Keeps the socket error behind a failure for this thread.</summary>
    public static void Remember(Exception failure)
    {
        _socketError = failure is EngineFailure known ? (uint)(int)known.SocketError : 0;
    }
}

using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Tests;

/// <summary>The calling thread's last error, as a program sees it.</summary>
internal static class ThreadError
{
    public static uint Last => OperatingSystem.IsWindows() ? (uint)Marshal.GetLastSystemError() : Stored;

    public static void Set(uint error) => LastError.Store((Win32Error)error);

    // The member exists where the system has no last error of its own.
    private static uint Stored => (uint)typeof(LastError).GetProperty("Value")!.GetValue(null)!; // Unix only
}

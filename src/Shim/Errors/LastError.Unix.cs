using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Errors;

internal static unsafe partial class LastError
{
    [ThreadStatic]
    private static uint _value;

    // A program with a Win32 layer of its own keeps one last error: its own.
    private static readonly delegate* unmanaged<uint, void> ProgramsSetLastError =
        (delegate* unmanaged<uint, void>)ProgramFunction.Find("SetLastError"u8);

    /// <summary>The calling thread's last error, where the program has none of its own.</summary>
    public static uint Value => _value;

    public static void Store(Win32Error error)
    {
        _value = (uint)error;
        if (ProgramsSetLastError is not null) ProgramsSetLastError((uint)error);
    }
}

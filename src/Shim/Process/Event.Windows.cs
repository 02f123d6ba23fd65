using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Process;

/// <summary>Event objects of the system.</summary>
internal static partial class Event
{
    public static bool CanSet => true;

    // A handle that is no event is the program's mistake, and there is nobody left to tell.
    public static void Set(nint handle) => _ = SetEvent(handle);

    [LibraryImport("kernel32")]
    private static partial int SetEvent(nint handle);
}

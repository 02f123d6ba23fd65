using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Process;

/// <summary>Event objects of the system.</summary>
internal static partial class Event
{
    public static void Set(nint handle) => SetEvent(handle);

    [LibraryImport("kernel32")]
    private static partial int SetEvent(nint handle);
}

namespace WinHttpCompat.Shim.Process;

/// <summary>Event objects. Only a program with a Win32 layer of its own has them here; it is asked to set them.</summary>
internal static unsafe class Event
{
    public static bool CanSet => SetEvent is not null;

    private static delegate* unmanaged<nint, int> SetEvent => (delegate* unmanaged<nint, int>)ProgramFunction.Find("SetEvent"u8);

    public static void Set(nint handle)
    {
        delegate* unmanaged<nint, int> setEvent = SetEvent;
        if (setEvent is not null) setEvent(handle);
    }
}

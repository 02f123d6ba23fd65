namespace WinHttpCompat.Shim.Callbacks;

/// <summary>A program's WINHTTP_STATUS_CALLBACK and the notifications it wants.</summary>
/// <param name="function">Not null.</param>
/// <param name="flags">dwNotificationFlags: the bits of the statuses to deliver.</param>
internal sealed unsafe class StatusCallback(delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void> function, uint flags)
{
    public delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void> Function { get; } = function;

    public uint Flags { get; } = flags;
}

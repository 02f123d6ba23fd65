using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Callbacks;

namespace WinHttpCompat.Shim.Tests;

/// <summary>A program's callback that remembers what it is told. The context value finds the log.</summary>
internal sealed unsafe class NotificationLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private GCHandle _self;

    public NotificationLog() => _self = GCHandle.Alloc(this);

    internal readonly record struct Entry(nint Handle, CallbackStatus Status, nint Payload, uint Length);

    public static delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void> Function => &OnStatus;

    /// <summary>The same, for calls through the exports.</summary>
    public static nint Address => (nint)Function;

    /// <summary>To be set as the handle's context.</summary>
    public nuint Context => (nuint)GCHandle.ToIntPtr(_self);

    public IReadOnlyList<Entry> Entries
    {
        get { lock (_lock) return [.. _entries]; }
    }

    public static StatusCallback Callback(CallbackStatus wanted) => new(Function, (uint)wanted);

    public void Dispose() => _self.Free();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static void OnStatus(nint handle, nuint context, uint status, void* information, uint length)
    {
        NotificationLog log = (NotificationLog)GCHandle.FromIntPtr((nint)context).Target!; // alive until Dispose
        // Payloads are dead after the call; those of handle notifications are handles.
        nint payload = length == sizeof(nint) ? *(nint*)information : 0;
        lock (log._lock) log._entries.Add(new Entry(handle, (CallbackStatus)status, payload, length));
    }
}

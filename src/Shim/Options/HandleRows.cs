using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Callbacks;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Process;
using static WinHttpCompat.Shim.Options.HandleScope;

namespace WinHttpCompat.Shim.Options;

/// <summary>What handles have as handles, and what is about notifications and errors.</summary>
internal static unsafe class HandleRows
{
    public static readonly OptionRow[] All =
    [
        new ValueOption<nint>(1, HandleKinds.Any, HandleKinds.Any,
            static handle => handle!.Callback is { } callback ? (nint)callback.Function : 0, SetCallback),
        new ValueOption<uint>(9, HandleKinds.Nowhere, HandleKinds.Any, static handle => (uint)handle!.Kind, null),
        new ValueOption<nint>(21, HandleKinds.Nowhere, HandleKinds.Any, static handle => handle!.Parent?.Value ?? 0, null),
        new ValueOption<uint>(24, HandleKinds.Nowhere, HandleKinds.Any | HandleKinds.Null, static _ => LastError.SocketError, null),
        new ValueOption<nuint>(45, HandleKinds.Any, HandleKinds.Any, static handle => handle!.Context,
            static (handle, value) => Done(handle!.Context = value)),
        new ValueOption<nint>(99, HandleKinds.Session, HandleKinds.Nowhere, null, SetUnloadEvent),
        Switch(111, HandleKinds.Session, static (handle, on) => Session(handle).IsNeverBlocked = on),
    ];

    // What can never be signalled is refused: a program that waits for it would wait for ever.
    private static Win32Error SetUnloadEvent(HandleObject? handle, nint value)
    {
        if (!Event.CanSet) return Win32Error.InvalidOption;
        handle!.Session.UnloadEvent = value;
        return Win32Error.Success;
    }

    // Undocumented for setting; chosen to replace the function and keep its flags.
    private static Win32Error SetCallback(HandleObject? handle, nint function)
    {
        if (function == -1) return Win32Error.InvalidParameter; // WINHTTP_INVALID_STATUS_CALLBACK is no code
        uint flags = handle!.Callback?.Flags ?? uint.MaxValue;
        handle.ExchangeCallback(function == 0
            ? null
            : new StatusCallback((delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void>)function, flags));
        return Win32Error.Success;
    }
}

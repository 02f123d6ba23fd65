using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;

namespace WinHttpCompat.Shim.Options;

/// <summary>Where the values of a handle's options live. The table has checked the handle's kind.</summary>
internal static class HandleScope
{
    /// <summary>A request's own settings, or the session's for a session or connect handle.</summary>
    public static RequestSettings Settings(HandleObject? handle) =>
        handle is RequestHandle request ? request.Client.OwnSettings : handle!.Session.Client.Defaults;

    public static ClientRequest Request(HandleObject? handle) => ((RequestHandle)handle!).Client;

    public static ClientSession Session(HandleObject? handle) => handle!.Session.Client;

    /// <summary>An assignment, as the outcome of setting an option.</summary>
    public static Win32Error Done<T>(T _) => Win32Error.Success;

    /// <summary>A number that sessions keep for their requests and requests for themselves; connect handles show the
    /// session's.</summary>
    public static ValueOption<uint> Setting(
        uint number, Func<RequestSettings, uint> get, Action<RequestSettings, uint> set, uint max = uint.MaxValue) =>
        new(number, HandleKinds.SessionOrRequest, HandleKinds.Any,
            handle => get(Settings(handle)),
            (handle, value) =>
            {
                if (value > max) return Win32Error.InvalidParameter;
                set(Settings(handle), value);
                return Win32Error.Success;
            });

    /// <summary>A BOOL that is only set.</summary>
    public static ValueOption<uint> Switch(uint number, HandleKinds settable, Action<HandleObject?, bool> set) =>
        new(number, settable, HandleKinds.Nowhere, null, (handle, value) =>
        {
            set(handle, value != 0);
            return Win32Error.Success;
        });
}

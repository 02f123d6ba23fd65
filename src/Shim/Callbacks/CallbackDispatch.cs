using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;

namespace WinHttpCompat.Shim.Callbacks;

/// <summary>The one door through which the program is called.</summary>
/// <remarks>Whoever calls is a user of the handle, which is what keeps HANDLE_CLOSING last, and holds no lock.</remarks>
internal static unsafe class CallbackDispatch
{
    /// <summary>Whether a notification would be delivered; saves making a payload for nobody.</summary>
    public static bool Wants(HandleObject handle, CallbackStatus status) =>
        handle.Callback is { } callback && (callback.Flags & (uint)status) != 0;

    /// <param name="information">Payload as documented for <paramref name="status"/>; valid during the call only.</param>
    /// <param name="length">dwStatusInformationLength.</param>
    public static void Notify(HandleObject handle, CallbackStatus status, void* information, uint length)
    {
        if (handle.Callback is not { } callback || (callback.Flags & (uint)status) == 0) return;
        callback.Function(handle.Value, handle.Context, (uint)status, information, length);
    }

    public static void Notify(HandleObject handle, CallbackStatus status) => Notify(handle, status, null, 0);

    public static void Notify(HandleObject handle, CallbackStatus status, uint number) =>
        Notify(handle, status, &number, sizeof(uint));

    /// <summary>A NUL-terminated text; the length counts its characters and the terminator.</summary>
    public static void Notify(HandleObject handle, CallbackStatus status, ReadOnlySpan<char> text) =>
        NotifyText(handle, status, text, (uint)text.Length + 1);

    /// <summary>REDIRECT: a NUL-terminated URL; the length is documented as its character count.</summary>
    public static void NotifyRedirect(HandleObject handle, string url) =>
        NotifyText(handle, CallbackStatus.Redirect, url, (uint)url.Length);

    private static void NotifyText(HandleObject handle, CallbackStatus status, ReadOnlySpan<char> text, uint length)
    {
        const int MaxOnStack = 256; // names and addresses are shorter
        char[]? large = text.Length < MaxOnStack ? null : new char[text.Length + 1];
        Span<char> payload = large ?? stackalloc char[MaxOnStack];
        text.CopyTo(payload);
        payload[text.Length] = '\0';
        fixed (char* start = payload) Notify(handle, status, start, length);
    }

    /// <summary>HANDLE_CREATED: through the callback that the new handle inherited, on behalf of its parent.</summary>
    public static void NotifyCreated(HandleObject created)
    {
        nint value = created.Value;
        if (created.Callback is not { } callback || (callback.Flags & (uint)CallbackStatus.HandleCreated) == 0) return;
        nint parent = created.Parent?.Value ?? 0;
        callback.Function(parent, created.Context, (uint)CallbackStatus.HandleCreated, &value, (uint)sizeof(nint));
    }
}

using System.Collections.Frozen;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Callbacks;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Options;

/// <summary>Every option of WinHttpQueryOption and WinHttpSetOption, a row each.</summary>
/// <remarks>Source: "Option Flags". Checks, in this order: handle open, number known, direction, handle kind, buffer and
/// length, value and phase.</remarks>
internal static unsafe class OptionTable
{
    private const uint Callback = 1, UrlNumber = 34, UserAgent = 41, ContextValue = 45;

    // Known to the API, without effect here yet.
    private static readonly uint[] NotYet =
    [
        12, 13, 31, 32, 36, 38, 39, 47, 58, 74, 77, 78, 79, 81, 82, 83, 84, 85, 86, 87, 89, 90, 91, 92, 94, 96, 97, 98,
        100, 101, 103, 104, 105, 106, 107, 108, 110, 114, 115, 116, 118, 122, 123, 128, 131, 133, 134, 136, 137, 139,
        140, 141, 142, 143, 144, 145, 146, 147, 148, 150, 151, 152, 153, 154, 155, 158, 159, 160, 161, 162, 164, 165, 166,
        167, 168, 169, 170, 171, 172, 173, 177, 178, 179, 183, 184, 185, 188, 189, 190, 191, 192, 193, 194, 195, 196, 199,
        200, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 4096, 4097, 4098, 4099,
    ];

    private static readonly OptionRow[] Implemented =
    [
        new ValueOption<nint>(Callback, HandleKinds.Any, HandleKinds.Any,
            static handle => handle!.Callback is { } callback ? (nint)callback.Function : 0, SetCallback),
        Setting(2, static settings => settings.ResolveTimeout, static (settings, value) => settings.ResolveTimeout = value),
        Setting(3, static settings => settings.ConnectTimeout, static (settings, value) => settings.ConnectTimeout = value),
        Setting(4, static settings => settings.ConnectRetries, static (settings, value) => settings.ConnectRetries = value),
        Setting(5, static settings => settings.SendTimeout, static (settings, value) => settings.SendTimeout = value),
        Setting(6, static settings => settings.ReceiveTimeout, static (settings, value) => settings.ReceiveTimeout = value),
        Setting(7, static settings => settings.ReceiveResponseTimeout, static (settings, value) => settings.ReceiveResponseTimeout = value),
        new ValueOption<uint>(9, HandleKinds.Nowhere, HandleKinds.Any, static handle => (uint)handle!.Kind, null),
        new ValueOption<nint>(21, HandleKinds.Nowhere, HandleKinds.Any, static handle => handle!.Parent?.Value ?? 0, null),
        new ValueOption<uint>(24, HandleKinds.Nowhere, HandleKinds.Any | HandleKinds.Null, static _ => LastError.SocketError, null),
        new TextOption(UrlNumber, HandleKinds.Nowhere, HandleKinds.Request, static handle => Request(handle).Url, null),
        new TextOption(UserAgent, HandleKinds.Session, HandleKinds.Session,
            static handle => Settings(handle).UserAgent, static (handle, text) => SessionText.SetAgent(Settings(handle), text)),
        new ValueOption<nuint>(ContextValue, HandleKinds.Any, HandleKinds.Any, static handle => handle!.Context,
            static (handle, value) => Done(handle!.Context = value)),
        new ValueOption<HttpVersionInfo>(59, HandleKinds.Null, HandleKinds.Null,
            static _ => new HttpVersionInfo { Major = 1, Minor = (uint)DefaultVersion.Minor }, static (_, version) => DefaultVersion.Set(version)),
        new ValueOption<uint>(63, HandleKinds.Request, HandleKinds.Nowhere, null, DisableFeature),
        new ValueOption<uint>(68, HandleKinds.Session, HandleKinds.Nowhere, null, ObjectNameOptions.SetCodePage),
        new ValueOption<uint>(73, HandleKinds.Session, HandleKinds.Session,
            static handle => handle!.Session.Client.MaxConnectionsPerServer,
            static (handle, value) => Done(handle!.Session.Client.MaxConnectionsPerServer = value)),
        new ValueOption<uint>(80, HandleKinds.Null, HandleKinds.Null, static _ => 0, static (_, count) => WorkerThreads.Request(count)),
        Setting(88, static settings => settings.RedirectPolicy, static (settings, value) => settings.RedirectPolicy = value, max: 2),
        new StructureOption(93, HandleKinds.Request, static handle => ConnectionAddresses.Of(Request(handle))),
        new ValueOption<nint>(99, HandleKinds.Session, HandleKinds.Nowhere, null,
            static (handle, value) => Done(handle!.Session.UnloadEvent = value)),
        new ValueOption<uint>(111, HandleKinds.Session, HandleKinds.Nowhere, null,
            static (handle, value) => Done(handle!.Session.CallbacksNeverBlock = value != 0)),
        new ValueOption<uint>(138, HandleKinds.SessionOrRequest, HandleKinds.Nowhere, null, ObjectNameOptions.SetEncodeExtra),
    ];

    private static readonly FrozenDictionary<uint, OptionRow> Rows =
        Implemented.Concat(NotYet.Select(static number => new NotYetOption(number))).ToFrozenDictionary(static row => row.Number);

    /// <summary>Every known number and whether it does something yet.</summary>
    public static IEnumerable<(uint Number, bool Implemented)> Known => Rows.Values.Select(static row => (row.Number, row.IsImplemented));

    /// <param name="handle">Null when the caller gave none.</param>
    public static Win32Error Query(HandleObject? handle, uint number, void* buffer, uint* length)
    {
        if (number == 0) return Win32Error.InvalidParameter;
        if (!Rows.TryGetValue(number, out OptionRow? row) || !row.IsImplemented) return Win32Error.InvalidOption;
        if (row.Queryable == HandleKinds.Nowhere) return Win32Error.InvalidParameter;
        if (!row.Queryable.Includes(handle)) return WrongHandle(handle);
        if (length is null) return Win32Error.InvalidParameter;
        return row.Query(handle, new OutputBuffer(buffer, length));
    }

    /// <param name="handle">Null when the caller gave none.</param>
    public static Win32Error Set(HandleObject? handle, uint number, void* buffer, uint length)
    {
        if (!Rows.TryGetValue(number, out OptionRow? row) || !row.IsImplemented) return Win32Error.InvalidOption;
        if (row.Settable == HandleKinds.Nowhere) return Win32Error.OptionNotSettable;
        if (!row.Settable.Includes(handle)) return WrongHandle(handle);
        return row.Set(handle, buffer, length);
    }

    // Undocumented for no handle at all; chosen because a null handle is no open handle.
    private static Win32Error WrongHandle(HandleObject? handle) =>
        handle is null ? Win32Error.InvalidHandle : Win32Error.IncorrectHandleType;

    /// <summary>A number that sessions keep for their requests and requests for themselves; connect handles show the
    /// session's.</summary>
    private static ValueOption<uint> Setting(
        uint number, Func<RequestSettings, uint> get, Action<RequestSettings, uint> set, uint max = uint.MaxValue) =>
        new(number, HandleKinds.SessionOrRequest, HandleKinds.Any,
            handle => get(Settings(handle)),
            (handle, value) =>
            {
                if (value > max) return Win32Error.InvalidParameter;
                set(Settings(handle), value);
                return Win32Error.Success;
            });

    private static RequestSettings Settings(HandleObject? handle) =>
        handle is RequestHandle request ? request.Client.Settings : handle!.Session.Client.Defaults;

    private static ClientRequest Request(HandleObject? handle) => ((RequestHandle)handle!).Client; // the kind was checked

    private static Win32Error Done<T>(T _) => Win32Error.Success;

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

    private static Win32Error DisableFeature(HandleObject? handle, uint bits)
    {
        if ((bits & ~(uint)DisabledFeatures.All) != 0) return Win32Error.InvalidParameter;
        ClientRequest request = Request(handle);
        if (request.Phase is not RequestPhase.Opened) return Win32Error.IncorrectHandleState;
        request.Disabled |= (DisabledFeatures)bits; // there is no way to enable: bits add up
        return Win32Error.Success;
    }
}

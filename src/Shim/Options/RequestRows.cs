using WinHttpCompat.Engine.Codings;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using static WinHttpCompat.Shim.Options.HandleScope;

namespace WinHttpCompat.Shim.Options;

/// <summary>What a request says and what becomes of its response.</summary>
internal static class RequestRows
{
    public static readonly OptionRow[] All =
    [
        Stored(12, static settings => settings.ReadBufferBytes, static (settings, value) => settings.ReadBufferBytes = value),
        Stored(13, static settings => settings.WriteBufferBytes, static (settings, value) => settings.WriteBufferBytes = value),
        new TextOption(34, HandleKinds.Nowhere, HandleKinds.Request, static handle => Request(handle).Url, null),
        new TextOption(41, HandleKinds.Session, HandleKinds.Session,
            static handle => Settings(handle).UserAgent, static (handle, text) => SessionText.SetAgent(Settings(handle), text)),
        Stored(58, static settings => settings.Priority, static (settings, value) => settings.Priority = value),
        new ValueOption<uint>(63, HandleKinds.Request, HandleKinds.Nowhere, null, DisableFeature),
        new ValueOption<uint>(68, HandleKinds.Session, HandleKinds.Nowhere, null, ObjectNameOptions.SetCodePage),
        Setting(88, static settings => (uint)settings.RedirectPolicy, static (settings, value) => settings.RedirectPolicy = (RedirectPolicy)value, max: 2),
        Setting(89, static settings => settings.MaxRedirects, static (settings, value) => settings.MaxRedirects = value),
        Setting(90, static settings => settings.MaxIntermediateResponses, static (settings, value) => settings.MaxIntermediateResponses = value),
        Setting(91, static settings => settings.MaxResponseHeadBytes, static (settings, value) => settings.MaxResponseHeadBytes = value),
        Setting(92, static settings => settings.MaxDrainBytes, static (settings, value) => settings.MaxDrainBytes = value),
        new ValueOption<uint>(118, HandleKinds.SessionOrRequest, HandleKinds.Nowhere, null,
            static (handle, bits) => (bits & ~(uint)ContentCodings.All) != 0
                ? Win32Error.InvalidParameter
                : Done(Settings(handle).Decompression = (ContentCodings)bits)),
        new ValueOption<uint>(110, HandleKinds.Request, HandleKinds.Nowhere, null, static (_, _) => Win32Error.Success),
        new ValueOption<uint>(134, HandleKinds.Nowhere, HandleKinds.Request, ProtocolUsed, null),
        new ValueOption<uint>(138, HandleKinds.SessionOrRequest, HandleKinds.Nowhere, null, ObjectNameOptions.SetEncodeExtra),
        Switch(160, HandleKinds.SessionOrRequest, static (handle, on) => Settings(handle).RequiresStreamEnd = on),
        new TextOption(192, HandleKinds.Request, HandleKinds.Request, static handle => Settings(handle).Annotation, SetAnnotation),
    ];

    /// <summary>A number that a request keeps for the program, without effect.</summary>
    private static ValueOption<uint> Stored(uint number, Func<RequestSettings, uint> get, Action<RequestSettings, uint> set) =>
        new(number, HandleKinds.Request, HandleKinds.Request, handle => get(Settings(handle)), (handle, value) =>
        {
            set(Settings(handle), value);
            return Win32Error.Success;
        });

    // WINHTTP_PROTOCOL_FLAG_*; 0 is HTTP/1.1 and older, and there is no other yet.
    private static uint ProtocolUsed(HandleObject? handle) =>
        Request(handle).Response is not null ? 0u : throw new AbiFailure(Win32Error.IncorrectHandleState);

    private static Win32Error SetAnnotation(HandleObject? handle, string text)
    {
        const int MaxLength = 0xFA00; // WINHTTP_OPTION_REQUEST_ANNOTATION_MAX_LENGTH
        if (text.Length > MaxLength) return Win32Error.InvalidParameter;
        Settings(handle).Annotation = text;
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

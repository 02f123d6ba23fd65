using WinHttpCompat.Engine.Codings;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;
using static WinHttpCompat.Shim.Options.HandleScope;

namespace WinHttpCompat.Shim.Options;

/// <summary>What a request says and what becomes of its response.</summary>
internal static class RequestRows
{
    public static readonly OptionRow[] All =
    [
        new TextOption(34, HandleKinds.Nowhere, HandleKinds.Request, static handle => Request(handle).Url, null),
        new TextOption(41, HandleKinds.Session, HandleKinds.Session,
            static handle => Settings(handle).UserAgent, static (handle, text) => SessionText.SetAgent(Settings(handle), text)),
        new ValueOption<uint>(63, HandleKinds.Request, HandleKinds.Nowhere, null, DisableFeature),
        Setting(88, static settings => (uint)settings.RedirectPolicy, static (settings, value) => settings.RedirectPolicy = (RedirectPolicy)value, max: 2),
        new ValueOption<uint>(118, HandleKinds.SessionOrRequest, HandleKinds.Nowhere, null,
            static (handle, bits) => (bits & ~(uint)ContentCodings.All) != 0
                ? Win32Error.InvalidParameter
                : Done(Settings(handle).Decompression = (ContentCodings)bits)),
    ];

    private static Win32Error DisableFeature(HandleObject? handle, uint bits)
    {
        if ((bits & ~(uint)DisabledFeatures.All) != 0) return Win32Error.InvalidParameter;
        ClientRequest request = Request(handle);
        if (request.Phase is not RequestPhase.Opened) return Win32Error.IncorrectHandleState;
        request.Disabled |= (DisabledFeatures)bits; // there is no way to enable: bits add up
        return Win32Error.Success;
    }
}

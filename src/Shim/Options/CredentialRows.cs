using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using static WinHttpCompat.Shim.Options.HandleScope;

namespace WinHttpCompat.Shim.Options;

/// <summary>Who a request is for the server.</summary>
internal static class CredentialRows
{
    public static readonly OptionRow[] All =
    [
        new ValueOption<uint>(77, HandleKinds.Request, HandleKinds.Nowhere, null, static (handle, value) =>
        {
            if (value > (uint)AutologonPolicy.ProxyOnly) return Win32Error.InvalidParameter;
            Settings(handle).AutologonPolicy = (AutologonPolicy)value;
            return Win32Error.Success;
        }),
        new ValueOption<uint>(96, HandleKinds.Request, HandleKinds.Nowhere, null, static (handle, value) =>
        {
            if (value > 1) return Win32Error.InvalidParameter;
            Settings(handle).SpnIncludesPort = value == 1;
            return Win32Error.Success;
        }),
        // "Option Flags": 12009 unless the registry's ShareCredsWithWinHttp is set, and there is no registry.
        new SwitchedOffOption(97), // GLOBAL_PROXY_CREDS
        new SwitchedOffOption(98), // GLOBAL_SERVER_CREDS
        new SwitchedOffOption(101), // USE_GLOBAL_SERVER_CREDENTIALS
        Switch(100, HandleKinds.Request, static (handle, on) => Settings(handle).RejectsUserInformation = on),
        new TextOption(106, HandleKinds.Nowhere, HandleKinds.Request,
            static handle => Request(handle).ServicePrincipalName ?? throw new AbiFailure(Win32Error.IncorrectHandleState), null),
        new TextOption(4096, HandleKinds.Request, HandleKinds.Request,
            static handle => Settings(handle).UserName ?? "", static (handle, text) => Done(Settings(handle).UserName = text)),
        new TextOption(4097, HandleKinds.Request, HandleKinds.Request,
            static handle => Settings(handle).Password ?? "", static (handle, text) => Done(Settings(handle).Password = text)),
    ];
}

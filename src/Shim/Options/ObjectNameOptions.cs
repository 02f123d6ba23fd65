using System.Text;
using WinHttpCompat.Engine.Urls;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;

namespace WinHttpCompat.Shim.Options;

/// <summary>Options that decide how object names stand on the request line.</summary>
internal static class ObjectNameOptions
{
    /// <summary>WINHTTP_OPTION_CODEPAGE, of a session's later requests. 87 is undocumented; chosen for pages that do not
    /// exist or that no URL can be written in.</summary>
    public static Win32Error SetCodePage(HandleObject? handle, uint number)
    {
        if (!CodePage.TryGet(number, out Encoding? encoding)) return Win32Error.InvalidParameter;
        handle!.Session.Client.ObjectNameEncoding = encoding; // the table checked
        return Win32Error.Success;
    }

    /// <summary>WINHTTP_OPTION_ENCODE_EXTRA, of a session's later requests or of one request. Fails with InvalidUrl when the
    /// request's object name cannot be sent unescaped.</summary>
    public static Win32Error SetEncodeExtra(HandleObject? handle, uint encode)
    {
        if (handle is RequestHandle request) request.Client.EncodeExtra(encode != 0);
        else handle!.Session.Client.EncodeExtra = encode != 0; // the table checked
        return Win32Error.Success;
    }
}

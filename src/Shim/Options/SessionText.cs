using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Options;

/// <summary>Text that a session puts into its requests' heads.</summary>
internal static class SessionText
{
    // A head has to fit somewhere; servers take 8 to 64 KiB of headers in all.
    private const int MaxAgentLength = 65_535;

    /// <summary>The User-Agent: WinHttpOpen and WINHTTP_OPTION_USER_AGENT.</summary>
    public static Win32Error SetAgent(RequestSettings settings, string text)
    {
        if (text.Length > MaxAgentLength || !HttpToken.IsFieldValue(text)) return Win32Error.InvalidParameter;
        settings.UserAgent = text;
        return Win32Error.Success;
    }
}

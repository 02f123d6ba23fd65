using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Options;

/// <summary>WINHTTP_OPTION_HTTP_VERSION: the version of requests that name none, for the whole process.</summary>
internal static class DefaultVersion
{
    private static volatile int _minor = 1;

    /// <summary>0 or 1.</summary>
    public static int Minor => _minor;

    public static Win32Error Set(HttpVersionInfo version)
    {
        if (version.Major != 1 || version.Minor > 1) return Win32Error.InvalidParameter;
        _minor = (int)version.Minor;
        return Win32Error.Success;
    }
}

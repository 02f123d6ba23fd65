namespace WinHttpCompat.Engine.Requests;

/// <summary>What a request is told not to do by itself.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_DISABLE_FEATURE; the values are its bits.</remarks>
[Flags]
internal enum DisabledFeatures : uint
{
    None = 0,
    Cookies = 1,
    Redirects = 2,
    Authentication = 4,
    KeepAlive = 8,
    All = Cookies | Redirects | Authentication | KeepAlive,
}

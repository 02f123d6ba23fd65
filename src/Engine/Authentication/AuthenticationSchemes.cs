namespace WinHttpCompat.Engine.Authentication;

/// <summary>The ways of proving who one is that HTTP servers ask for.</summary>
/// <remarks>Source of the values: "WinHttpQueryAuthSchemes function (winhttp.h)".</remarks>
[Flags]
internal enum AuthenticationSchemes : uint
{
    None = 0,
    Basic = 1,
    Ntlm = 2,
    Passport = 4,
    Digest = 8,
    Negotiate = 0x10,
}

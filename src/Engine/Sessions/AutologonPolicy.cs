namespace WinHttpCompat.Engine.Sessions;

/// <summary>To whom the user's own credentials may be sent unasked.</summary>
/// <remarks>WINHTTP_AUTOLOGON_SECURITY_LEVEL_*: the same numbers.</remarks>
internal enum AutologonPolicy : uint
{
    /// <summary>Servers of the intranet.</summary>
    Medium = 0,

    /// <summary>Every server.</summary>
    Low = 1,

    /// <summary>None.</summary>
    High = 2,

    /// <summary>Proxies only.</summary>
    ProxyOnly = 3,
}

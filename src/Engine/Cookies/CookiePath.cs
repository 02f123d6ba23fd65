namespace WinHttpCompat.Engine.Cookies;

/// <summary>Which request paths a cookie's path covers.</summary>
/// <remarks>RFC 6265, section 5.1.4.</remarks>
internal static class CookiePath
{
    /// <summary>The path alone.</summary>
    /// <param name="target">Origin form, with or without a query; what begins with no slash is the root.</param>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> target)
    {
        if (target.IsEmpty || target[0] != '/') return "/";
        int query = target.IndexOf('?');
        return query < 0 ? target : target[..query];
    }

    /// <summary>The path of a cookie that names none: the folder of the resource that set it.</summary>
    /// <param name="path">As <see cref="Of"/> gives it.</param>
    public static ReadOnlySpan<char> Default(ReadOnlySpan<char> path)
    {
        int last = path.LastIndexOf('/');
        return last <= 0 ? "/" : path[..last];
    }

    /// <summary>True when <paramref name="path"/> is the cookie's path or lies below it.</summary>
    public static bool Matches(ReadOnlySpan<char> path, ReadOnlySpan<char> cookiePath) =>
        path.StartsWith(cookiePath) && (path.Length == cookiePath.Length || cookiePath.EndsWith('/') || path[cookiePath.Length] == '/');
}

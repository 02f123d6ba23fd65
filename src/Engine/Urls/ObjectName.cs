using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Urls;

/// <summary>How the name of an object is made safe for the request line.</summary>
/// <remarks>Source: "WinHttpOpenRequest function (winhttp.h)", dwFlags.</remarks>
internal enum ObjectNameEscaping
{
    /// <summary>Unsafe characters, but not percent signs.</summary>
    Unsafe,

    /// <summary>Percent signs too.</summary>
    UnsafeAndPercent,

    /// <summary>As <see cref="Unsafe"/>, up to the question mark.</summary>
    PathOnly,

    /// <summary>Nothing at all.</summary>
    None,
}

/// <summary>The name of the object a request is for.</summary>
internal static class ObjectName
{
    // No server takes more, and a head has to fit somewhere.
    private const int MaxLength = 65_536;

    /// <param name="text">Path and query as the caller wrote them; empty = the root.</param>
    /// <returns>The request target: begins with a slash, or is "*".</returns>
    /// <exception cref="EngineFailure">InvalidUrl: too long, half a surrogate pair, or, unescaped, a character that would
    /// end the request line.</exception>
    public static string Canonicalize(ReadOnlySpan<char> text, ObjectNameEscaping escaping)
    {
        if (text.Length > MaxLength || PercentEscape.HasLoneSurrogate(text)) throw new EngineFailure(FailureReason.InvalidUrl);
        int query = text.IndexOf('?');
        string target = escaping switch
        {
            ObjectNameEscaping.None => text.ToString(),
            ObjectNameEscaping.PathOnly when query >= 0 =>
                string.Concat(PercentEscape.Escape(text[..query], escapePercent: false), text[query..]),
            _ => PercentEscape.Escape(text, escapePercent: escaping is ObjectNameEscaping.UnsafeAndPercent),
        };
        if (target.AsSpan().ContainsAny('\r', '\n', '\0')) throw new EngineFailure(FailureReason.InvalidUrl);
        return target.StartsWith('/') || target == "*" ? target : "/" + target;
    }
}

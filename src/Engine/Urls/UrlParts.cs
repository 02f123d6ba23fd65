using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Urls;

/// <summary>Where the parts of an http or https URL stand in its text. Nothing is unescaped.</summary>
/// <remarks>Source: "WinHttpCrackUrl function (winhttp.h)". Ranges of absent parts are empty and stand where the part
/// would be.</remarks>
internal readonly record struct UrlParts
{
    public bool Secure { get; private init; }

    public Range Scheme { get; private init; }

    public Range UserName { get; private init; }

    public Range Password { get; private init; }

    /// <summary>The URL has a user name, even an empty one.</summary>
    public bool HasUserInformation { get; private init; }

    /// <summary>An IPv6 literal keeps its brackets.</summary>
    public Range Host { get; private init; }

    /// <summary>The scheme's default when the URL names none.</summary>
    public ushort Port { get; private init; }

    /// <summary>Up to the question mark or the number sign.</summary>
    public Range Path { get; private init; }

    /// <summary>From the question mark or the number sign on.</summary>
    public Range ExtraInfo { get; private init; }

    /// <exception cref="EngineFailure">UnrecognizedScheme, InvalidUrl.</exception>
    public static UrlParts Of(ReadOnlySpan<char> url)
    {
        int colon = url.IndexOf(':');
        ReadOnlySpan<char> scheme = colon < 0 ? [] : url[..colon];
        bool secure = scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
        if (!secure && !scheme.Equals("http", StringComparison.OrdinalIgnoreCase)) throw new EngineFailure(FailureReason.UnrecognizedScheme);
        if (!url[(colon + 1)..].StartsWith("//")) throw new EngineFailure(FailureReason.InvalidUrl);

        int authority = colon + 3;
        int path = authority + IndexOrLength(url[authority..], "/?#\\");
        int extra = path + IndexOrLength(url[path..], "?#");
        int at = url[authority..path].LastIndexOf('@');
        int host = at < 0 ? authority : authority + at + 1;
        int userEnd = at < 0 ? authority : authority + at;
        int password = userEnd;
        if (at >= 0 && url[authority..userEnd].IndexOf(':') is >= 0 and int separator)
        {
            password = authority + separator + 1;
            userEnd = authority + separator;
        }

        int hostEnd = path;
        ushort port = secure ? (ushort)443 : (ushort)80;
        int literalEnd = url[host..path].LastIndexOf(']');
        int portColon = url[host..path].LastIndexOf(':');
        if (portColon > literalEnd)
        {
            hostEnd = host + portColon;
            ReadOnlySpan<char> digits = url[(hostEnd + 1)..path];
            // RFC 3986, section 3.2.3: an empty port is the default one.
            if (!digits.IsEmpty && !ushort.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out port))
            {
                throw new EngineFailure(FailureReason.InvalidUrl);
            }
        }
        if (host == hostEnd) throw new EngineFailure(FailureReason.InvalidUrl);
        foreach (char next in url[authority..path])
        {
            if (next <= ' ' || next == '\x7f') throw new EngineFailure(FailureReason.InvalidUrl);
        }
        return new UrlParts
        {
            Secure = secure,
            Scheme = ..colon,
            UserName = authority..userEnd,
            Password = password..Math.Max(password, at < 0 ? password : authority + at),
            HasUserInformation = at >= 0,
            Host = host..hostEnd,
            Port = port,
            Path = path..extra,
            ExtraInfo = extra..url.Length,
        };
    }

    private static int IndexOrLength(ReadOnlySpan<char> text, ReadOnlySpan<char> any)
    {
        int index = text.IndexOfAny(any);
        return index < 0 ? text.Length : index;
    }
}

using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Urls;

namespace WinHttpCompat.Engine.Requests;

/// <summary>When redirects are followed.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_REDIRECT_POLICY; the values are its own.</remarks>
internal enum RedirectPolicy : uint
{
    Never = 0,
    DisallowHttpsToHttp = 1,
    Always = 2,
}

/// <summary>Where a response sends its request, and what of the request goes along.</summary>
/// <param name="Target">The new target, with the method to use there.</param>
/// <param name="KeepsBody">Whether the request's body is sent again.</param>
internal sealed record Redirection(RequestTarget Target, bool KeepsBody)
{
    /// <summary>What <paramref name="head"/> asks for, if it is to be followed.</summary>
    /// <returns>Null when the response is no redirect, or one that is delivered to the caller.</returns>
    /// <exception cref="EngineFailure">InvalidUrl, UnrecognizedScheme: a target nobody can go to.</exception>
    /// <remarks>RFC 9110, section 15.4, with the method rules of browsers: 301 and 302 turn POST into GET, 303 turns all
    /// but HEAD into GET, 307 and 308 keep method and body.</remarks>
    public static Redirection? Of(ResponseHead head, RequestTarget asked, RequestSettings settings)
    {
        if (head.StatusCode is not (301 or 302 or 303 or 307 or 308) || settings.RedirectPolicy is RedirectPolicy.Never) return null;
        if (!head.Message.TryFind("Location"u8, 0, out ReadOnlySpan<byte> location)) return null;
        string url = UrlReference.Resolve(asked.Url, location);
        UrlParts parts = UrlParts.Of(url);
        if (asked.Server.Secure && !parts.Secure && settings.RedirectPolicy is not RedirectPolicy.Always) return null;
        if (parts.HasUserInformation && settings.RejectsUserInformation) throw new EngineFailure(FailureReason.InvalidUrl);
        if (!ServerName.TryNormalize(url.AsSpan(parts.Host), out string host)) throw new EngineFailure(FailureReason.InvalidUrl);

        bool becomesGet = head.StatusCode is 301 or 302 && asked.Method == "POST"
            || head.StatusCode == 303 && asked.Method is not ("GET" or "HEAD");
        return new Redirection(
            asked with
            {
                Server = new ServerKey(parts.Secure, host, parts.Port),
                Method = becomesGet ? "GET" : asked.Method,
                Path = url[parts.Path.Start..],
                Name = null,
            },
            KeepsBody: !becomesGet);
    }
}

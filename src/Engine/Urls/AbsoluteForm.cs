using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Urls;

/// <summary>A URL in place of a path, as a program writes it that talks to a proxy by itself.</summary>
/// <remarks>RFC 9112, section 3.2.2.</remarks>
internal static class AbsoluteForm
{
    public static bool IsPrefixOf(ReadOnlySpan<char> target) =>
        target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where path and query begin in a URL.</summary>
    /// <exception cref="EngineFailure">InvalidUrl: it names no server, or what stands before the path is not ASCII.</exception>
    public static int ResourceIndex(ReadOnlySpan<char> url)
    {
        UrlParts parts = UrlParts.Of(url);
        ReadOnlySpan<char> server = url[..parts.Path.Start.Value];
        if (!TryOrigin(url, parts, out _) || !System.Text.Ascii.IsValid(server)) throw new EngineFailure(FailureReason.InvalidUrl);
        return server.Length;
    }

    /// <summary>The server that a canonical request target names itself; null when it names none.</summary>
    public static ServerKey? OriginOf(ReadOnlySpan<char> target) =>
        IsPrefixOf(target) && TryOrigin(target, UrlParts.Of(target), out ServerKey origin) ? origin : null;

    /// <summary>Path and query of a canonical request target, without the server.</summary>
    public static string ResourceOf(string target) =>
        IsPrefixOf(target) ? target[UrlParts.Of(target).Path.Start..] : target;

    private static bool TryOrigin(ReadOnlySpan<char> url, UrlParts parts, out ServerKey origin)
    {
        origin = default;
        if (parts.Port == 0 || !ServerName.TryNormalize(url[parts.Host], out string host)) return false;
        origin = new ServerKey(parts.Secure, host, parts.Port);
        return true;
    }
}

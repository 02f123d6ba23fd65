using System.Globalization;
using System.Text;
using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Engine.Http1;

/// <summary>What a request head is made of.</summary>
/// <param name="Method">Token, as given.</param>
/// <param name="Target">Origin form, escaped.</param>
/// <param name="MinorVersion">0 or 1.</param>
/// <param name="HostField">Value of the Host header.</param>
/// <param name="UserAgent">Value of the User-Agent header; empty = none.</param>
/// <param name="KeepAlive">Whether another exchange may follow on the connection.</param>
internal readonly record struct RequestHead(
    string Method, string Target, int MinorVersion, string HostField, string UserAgent, bool KeepAlive)
{
    /// <summary>Headers that are generated unless the caller gives them himself.</summary>
    [Flags]
    private enum Generated
    {
        None = 0,
        Connection = 1,
        UserAgent = 2,
        ContentLength = 4,
        Host = 8,
    }

    /// <summary>Composes the head: request line, Connection, the caller's headers, User-Agent, Content-Length, Host and
    /// nothing else. What the caller gave himself is not generated again.</summary>
    /// <param name="contentLength">Null when no length is to be sent.</param>
    /// <returns>The head with its empty line, UTF-8.</returns>
    public byte[] Compose(RequestHeaders caller, ulong? contentLength)
    {
        Generated given = Generated.None;
        StringBuilder own = new(256);
        foreach (RequestHeaders.Entry entry in caller.Entries)
        {
            Generated name = Named(entry.Name);
            // RFC 9112, section 3.2: there is one. Two would let two servers on the way serve two hosts.
            if (name is Generated.Host && given.HasFlag(Generated.Host)) continue;
            given |= name;
            own.Append(entry.Name).Append(": ").Append(entry.Value).Append("\r\n");
        }
        StringBuilder text = new(256 + own.Length);
        text.Append(Method).Append(' ').Append(Target).Append(" HTTP/1.").Append(MinorVersion).Append("\r\n");
        if (!given.HasFlag(Generated.Connection)) text.Append("Connection: ").Append(KeepAlive ? "Keep-Alive" : "close").Append("\r\n");
        text.Append(own);
        if (UserAgent.Length > 0 && !given.HasFlag(Generated.UserAgent)) text.Append("User-Agent: ").Append(UserAgent).Append("\r\n");
        if (contentLength is { } length && !given.HasFlag(Generated.ContentLength))
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        }
        if (!given.HasFlag(Generated.Host)) text.Append("Host: ").Append(HostField).Append("\r\n");
        text.Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads a composed head back, for queries.</summary>
    public static MessageHead Parse(byte[] composed)
    {
        byte[] text = composed[..^2];
        List<MessageHead.Line> lines = [];
        int start = text.AsSpan().IndexOf("\r\n"u8) + 2;
        while (start < text.Length)
        {
            int end = start + text.AsSpan(start).IndexOf("\r\n"u8);
            int colon = start + text.AsSpan(start).IndexOf((byte)':');
            int value = Math.Min(colon + 2, end);
            lines.Add(new MessageHead.Line(start, colon - start, value, end - value));
            start = end + 2;
        }
        return new MessageHead(text, [.. lines]);
    }

    private static Generated Named(string name)
    {
        if (Is("Host")) return Generated.Host;
        if (Is("Connection")) return Generated.Connection;
        if (Is("User-Agent")) return Generated.UserAgent;
        return Is("Content-Length") ? Generated.ContentLength : Generated.None;

        bool Is(string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
    }
}

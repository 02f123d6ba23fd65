using System.Diagnostics;
using System.Globalization;
using System.Text;
using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Engine.Http1;

/// <summary>What a request head is made of.</summary>
/// <param name="Method">Token, as given.</param>
/// <param name="Target">As it stands on the request line, one character a byte.</param>
/// <param name="MinorVersion">0 or 1.</param>
/// <param name="HostField">Value of the Host header.</param>
/// <param name="UserAgent">Value of the User-Agent header; empty = none.</param>
/// <param name="KeepAlive">Whether another exchange may follow on the connection.</param>
internal readonly record struct RequestHead(
    string Method, string Target, int MinorVersion, string HostField, string UserAgent, bool KeepAlive)
{
    /// <summary>Composes the head: request line, Connection, the caller's headers, User-Agent, Content-Length, Host and
    /// nothing else. What the caller gave himself is not generated again.</summary>
    /// <param name="contentLength">Null when no length is to be sent.</param>
    /// <returns>The head with its empty line; UTF-8 but for the target.</returns>
    public byte[] Compose(RequestHeaders caller, ulong? contentLength)
    {
        StringBuilder text = new(256);
        text.Append(" HTTP/1.").Append(MinorVersion).Append("\r\n");
        if (caller.Find("Connection") is null) text.Append("Connection: ").Append(KeepAlive ? "Keep-Alive" : "close").Append("\r\n");
        foreach (RequestHeaders.Entry entry in caller.Entries)
        {
            text.Append(entry.Name).Append(": ").Append(entry.Value).Append("\r\n");
        }
        if (UserAgent.Length > 0 && caller.Find("User-Agent") is null) text.Append("User-Agent: ").Append(UserAgent).Append("\r\n");
        if (contentLength is { } length && caller.Find("Content-Length") is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        }
        if (caller.Find("Host") is null) text.Append("Host: ").Append(HostField).Append("\r\n");
        text.Append("\r\n");
        Debug.Assert(!Target.AsSpan().ContainsAnyExceptInRange('\0', '\xff'), "a character that is no byte");
        string rest = text.ToString();
        byte[] head = new byte[Method.Length + 1 + Target.Length + Encoding.UTF8.GetByteCount(rest)];
        int end = Encoding.Latin1.GetBytes(Method, head);
        head[end++] = (byte)' ';
        end += Encoding.Latin1.GetBytes(Target, head.AsSpan(end));
        Encoding.UTF8.GetBytes(rest, head.AsSpan(end));
        return head;
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
}

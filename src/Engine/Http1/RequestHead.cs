using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Engine.Http1;

/// <summary>What a request head is made of.</summary>
/// <param name="Method">Token, as given.</param>
/// <param name="Target">As it stands on the request line, one character a byte.</param>
/// <param name="MinorVersion">0 or 1.</param>
/// <param name="HostField">Value of the Host header.</param>
/// <param name="UserAgent">Value of the User-Agent header; empty = none.</param>
/// <param name="KeepAlive">Whether another exchange may follow on the connection.</param>
/// <param name="AcceptEncoding">Value of the Accept-Encoding header, in place of the caller's; empty = the caller's, if any.</param>
internal readonly record struct RequestHead(
    string Method, string Target, int MinorVersion, string HostField, string UserAgent, bool KeepAlive,
    string AcceptEncoding = "")
{
    // What a caller says about a body means nothing without it.
    private static readonly FrozenSet<string> AboutBody = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "Content-Length", "Content-Type", "Content-Encoding", "Content-Language", "Content-Location", "Transfer-Encoding", "Expect");

    /// <summary>Cookies of the session, or null; they come behind the caller's own.</summary>
    public string? Cookies { get; init; }

    /// <summary>Value of an Authorization header that takes the place of the caller's, one character a byte; null = none.</summary>
    public string? Authorization { get; init; }

    /// <summary>The body goes out in chunks.</summary>
    public bool IsChunked { get; init; }

    /// <summary>A redirect dropped the body: the caller's headers about it stay behind.</summary>
    public bool DropsBody { get; init; }

    /// <summary>Composes the head: request line, Connection, the caller's headers, Cookie, Authorization,
    /// Accept-Encoding, User-Agent, Content-Length or Transfer-Encoding, Host and nothing else. What the caller gave himself is not generated again.</summary>
    /// <param name="contentLength">Null when no length is to be sent.</param>
    /// <returns>The head with its empty line; UTF-8 but for method, target and credentials.</returns>
    public byte[] Compose(RequestHeaders caller, ulong? contentLength)
    {
        Debug.Assert(!Target.AsSpan().ContainsAnyExceptInRange('\0', '\xff'), "a character that is no byte");
        HeadWriter head = new();
        head.WriteBytes(Method);
        head.Write(" "u8);
        head.WriteBytes(Target);
        head.Write(MinorVersion == 0 ? " HTTP/1.0\r\n"u8 : " HTTP/1.1\r\n"u8);
        if (caller.Find("Connection") is null) head.Write(KeepAlive ? "Connection: Keep-Alive\r\n"u8 : "Connection: close\r\n"u8);
        string? cookies = Cookies;
        bool hasHost = false;
        foreach (RequestHeaders.Entry entry in caller.Entries)
        {
            if (!GoesAlong(entry.Name)) continue;
            if (entry.Name.Equals("Host", StringComparison.OrdinalIgnoreCase))
            {
                // RFC 9112, section 3.2: there is one. Two would let two servers on the way serve two hosts.
                if (hasHost) continue;
                hasHost = true;
            }
            if (cookies is not null && entry.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            {
                // RFC 6265, section 5.4: one header. The caller's come first.
                head.Write(entry.Name, entry.Value.Length == 0 ? cookies : $"{entry.Value}; {cookies}");
                cookies = null;
                continue;
            }
            head.Write(entry.Name, entry.Value);
        }
        if (cookies is not null) head.Write("Cookie: "u8, cookies);
        if (Authorization is not null)
        {
            head.Write("Authorization: "u8);
            head.WriteBytes(Authorization);
            head.Write("\r\n"u8);
        }
        if (AcceptEncoding.Length > 0) head.Write("Accept-Encoding: "u8, AcceptEncoding);
        if (UserAgent.Length > 0 && caller.Find("User-Agent") is null) head.Write("User-Agent: "u8, UserAgent);
        if (contentLength is { } length && (DropsBody || caller.Find("Content-Length") is null))
        {
            head.Write("Content-Length: "u8, length.ToString(CultureInfo.InvariantCulture));
        }
        if (IsChunked) head.Write("Transfer-Encoding: chunked\r\n"u8);
        if (!hasHost) head.Write("Host: "u8, HostField);
        head.Write("\r\n"u8);
        return head.Finish();
    }

    private bool GoesAlong(string name)
    {
        if (AcceptEncoding.Length > 0 && name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase)) return false;
        if (DropsBody && AboutBody.Contains(name)) return false;
        return Authorization is null || !name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);
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

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
/// <param name="AcceptEncoding">Value of the Accept-Encoding header, in place of the caller's; empty = the caller's, if any.</param>
internal readonly record struct RequestHead(
    string Method, string Target, int MinorVersion, string HostField, string UserAgent, bool KeepAlive,
    string AcceptEncoding = "")
{
    // What a caller says to one server is not for another one.
    private static readonly string[] ForOriginOnly = ["Authorization", "Proxy-Authorization", "Cookie", "Host"];

    // What a caller says about a body means nothing without it.
    private static readonly string[] AboutBody =
        ["Content-Length", "Content-Type", "Content-Encoding", "Content-Language", "Content-Location", "Transfer-Encoding", "Expect"];

    /// <summary>Cookies of the session, or null; they come behind the caller's own.</summary>
    public string? Cookies { get; init; }

    /// <summary>Value of an Authorization header that takes the place of the caller's; null = none.</summary>
    public string? Authorization { get; init; }

    /// <summary>The body goes out in chunks.</summary>
    public bool IsChunked { get; init; }

    /// <summary>A redirect led to another server than the caller's: his credentials, cookies and Host stay behind.</summary>
    public bool LeavesOrigin { get; init; }

    /// <summary>A redirect dropped the body: the caller's headers about it stay behind.</summary>
    public bool DropsBody { get; init; }

    /// <summary>Composes the head: request line, Connection, the caller's headers, Cookie, Authorization,
    /// Accept-Encoding, User-Agent, Content-Length or Transfer-Encoding, Host and nothing else. What the caller gave himself is not generated again.</summary>
    /// <param name="contentLength">Null when no length is to be sent.</param>
    /// <returns>The head with its empty line, UTF-8.</returns>
    public byte[] Compose(RequestHeaders caller, ulong? contentLength)
    {
        StringBuilder text = new(256);
        text.Append(Method).Append(' ').Append(Target).Append(" HTTP/1.").Append(MinorVersion).Append("\r\n");
        if (caller.Find("Connection") is null) Append("Connection", KeepAlive ? "Keep-Alive" : "close");
        string? cookies = Cookies;
        foreach (RequestHeaders.Entry entry in caller.Entries)
        {
            if (!GoesAlong(entry.Name)) continue;
            if (cookies is not null && entry.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            {
                // RFC 6265, section 5.4: one header. The caller's come first.
                Append(entry.Name, entry.Value.Length == 0 ? cookies : $"{entry.Value}; {cookies}");
                cookies = null;
                continue;
            }
            Append(entry.Name, entry.Value);
        }
        if (cookies is not null) Append("Cookie", cookies);
        if (Authorization is not null) Append("Authorization", Authorization);
        if (AcceptEncoding.Length > 0) Append("Accept-Encoding", AcceptEncoding);
        if (UserAgent.Length > 0 && caller.Find("User-Agent") is null) Append("User-Agent", UserAgent);
        if (contentLength is { } length && (DropsBody || caller.Find("Content-Length") is null))
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        }
        if (IsChunked) Append("Transfer-Encoding", "chunked");
        if (LeavesOrigin || caller.Find("Host") is null) Append("Host", HostField);
        text.Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());

        void Append(string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    private bool GoesAlong(string name)
    {
        if (LeavesOrigin && Names(ForOriginOnly)) return false;
        if (AcceptEncoding.Length > 0 && name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase)) return false;
        if (DropsBody && Names(AboutBody)) return false;
        return Authorization is null || !name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

        bool Names(string[] list) => Array.Exists(list, one => one.Equals(name, StringComparison.OrdinalIgnoreCase));
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

namespace WinHttpCompat.Engine.Headers;

/// <summary>The head of a response: status line, headers, and what they say of the message.</summary>
internal sealed class ResponseHead(MessageHead message, int minorVersion, int statusCode)
{
    // "HTTP/1.1 200": version 8 bytes, a space, the code 3 bytes.
    private const int CodeStart = 9, CodeEnd = 12;

    public MessageHead Message { get; } = message;

    /// <summary>The digit after "HTTP/1.".</summary>
    public int MinorVersion { get; } = minorVersion;

    /// <summary>100 to 999.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>"HTTP/1.1".</summary>
    public ReadOnlySpan<byte> Version => Message.Text[..(CodeStart - 1)];

    public ReadOnlySpan<byte> StatusCodeText => Message.Text[CodeStart..CodeEnd];

    /// <summary>May be empty.</summary>
    public ReadOnlySpan<byte> Reason
    {
        get
        {
            ReadOnlySpan<byte> line = Message.FirstLine;
            return line.Length > CodeEnd ? line[(CodeEnd + 1)..] : [];
        }
    }

    /// <summary>The same head without the headers of these names, any case.</summary>
    public ResponseHead Without(params ReadOnlySpan<string> names) => new(Message.Without(names), MinorVersion, StatusCode);

    public bool IsIntermediate => StatusCode is >= 100 and < 200 and not 101;

    /// <summary>Whether the peer leaves the connection open for another exchange.</summary>
    /// <remarks>RFC 9112, section 9.3.</remarks>
    public bool KeepsConnection { get; } = !message.ListContains("Connection"u8, "close"u8)
        && (minorVersion >= 1 || message.ListContains("Connection"u8, "keep-alive"u8));
}

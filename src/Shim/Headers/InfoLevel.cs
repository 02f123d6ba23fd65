
namespace WinHttpCompat.Shim.Headers;

/// <summary>The information levels of WinHttpQueryHeaders: an attribute number and modifier bits.</summary>
/// <remarks>Source: "Query Info Flags".</remarks>
internal readonly record struct InfoLevel(uint Value)
{
    public const uint Version = 18, StatusCode = 19, StatusText = 20, RawHeaders = 21, RawHeadersCrlf = 22, RequestMethod = 45;
    public const uint Custom = 0xFFFF;

    /// <summary>WINHTTP_QUERY_EX_ALL_HEADERS.</summary>
    public const uint AllHeaders = RawHeaders;

    private const uint RequestHeadersFlag = 0x8000_0000, SystemTimeFlag = 0x4000_0000, NumberFlag = 0x2000_0000;
    private const uint Number64Flag = 0x0800_0000, TrailersFlag = 0x0200_0000, WireEncodingFlag = 0x0100_0000;
    private const uint KnownFlags =
        RequestHeadersFlag | SystemTimeFlag | NumberFlag | Number64Flag | TrailersFlag | WireEncodingFlag;

    // By attribute number; null where the number is unused, or stands for no single header.
    private static readonly string?[] Names =
    [
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-ID", "Content-Description",
        "Content-Length", "Content-Language", "Allow", "Public", "Date", "Expires", "Last-Modified", "Message-ID", "URI",
        "Derived-From", "Cost", "Link", "Pragma", null, null, null, null, null, "Connection", "Accept", "Accept-Charset",
        "Accept-Encoding", "Accept-Language", "Authorization", "Content-Encoding", "Forwarded", "From",
        "If-Modified-Since", "Location", "Orig-URI", "Referer", "Retry-After", "Server", "Title", "User-Agent",
        "WWW-Authenticate", "Proxy-Authenticate", "Accept-Ranges", "Set-Cookie", "Cookie", null, "Refresh",
        "Content-Disposition", "Age", "Cache-Control", "Content-Base", "Content-Location", "Content-MD5",
        "Content-Range", "ETag", "Host", "If-Match", "If-None-Match", "If-Range", "If-Unmodified-Since", "Max-Forwards",
        "Proxy-Authorization", "Range", "Transfer-Encoding", "Upgrade", "Vary", "Via", "Warning", "Expect",
        "Proxy-Connection", "Unless-Modified-Since", null, null, null, null, "Proxy-Support", "Authentication-Info",
        "PassportURLs", "PassportConfig",
    ];

    public uint Attribute => Value & 0xFFFF;

    public bool OfRequest => (Value & RequestHeadersFlag) != 0;

    public bool OfTrailers => (Value & TrailersFlag) != 0;

    public bool AsSystemTime => (Value & SystemTimeFlag) != 0;

    public bool AsNumber => (Value & NumberFlag) != 0;

    public bool AsNumber64 => (Value & Number64Flag) != 0;

    public bool AsWireBytes => (Value & WireEncodingFlag) != 0;

    /// <summary>A known attribute, with known modifiers that do not contradict each other.</summary>
    public bool IsValid
    {
        get
        {
            if ((Value & ~0xFFFFu & ~KnownFlags) != 0 || OfRequest && OfTrailers) return false;
            int shapes = (AsSystemTime ? 1 : 0) + (AsNumber ? 1 : 0) + (AsNumber64 ? 1 : 0) + (AsWireBytes ? 1 : 0);
            if (shapes > 1) return false;
            return Attribute is Custom or Version or StatusCode or StatusText or RawHeaders or RawHeadersCrlf or RequestMethod
                || Attribute < Names.Length && Names[Attribute] is not null;
        }
    }

    /// <summary>Valid for WinHttpQueryHeadersEx, too: all headers or one of them, as text.</summary>
    /// <remarks>Source: "WinHttpQueryHeadersEx function (winhttp.h)"; it does not name the request's method, which is no
    /// header either.</remarks>
    public bool IsOfHeaders =>
        IsValid && !AsNumber && !AsNumber64 && !AsSystemTime && (Attribute is Custom or AllHeaders || HeaderName is not null);

    /// <summary>Name of the header the attribute stands for, or null.</summary>
    public string? HeaderName => Attribute < Names.Length ? Names[Attribute] : null;
}

using WinHttpCompat.Engine.Codings;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Sessions;

/// <summary>What a session decides for its requests and a request may decide for itself. A request takes a copy
/// when it is opened.</summary>
/// <remarks>Source: "Option Flags", defaults of the options named beside each member. Milliseconds: 0 and
/// <see cref="uint.MaxValue"/> mean no limit.</remarks>
internal sealed class RequestSettings
{
    /// <summary>RESOLVE_TIMEOUT.</summary>
    public uint ResolveTimeout { get; set; }

    /// <summary>CONNECT_TIMEOUT, for each address.</summary>
    public uint ConnectTimeout { get; set; } = 60_000;

    /// <summary>SEND_TIMEOUT, for each send.</summary>
    public uint SendTimeout { get; set; } = 30_000;

    /// <summary>RECEIVE_TIMEOUT, for each receive.</summary>
    public uint ReceiveTimeout { get; set; } = 30_000;

    /// <summary>RECEIVE_RESPONSE_TIMEOUT, for the whole head; looked at when data arrives.</summary>
    public uint ReceiveResponseTimeout { get; set; } = 90_000;

    /// <summary>CONNECT_RETRIES: how many addresses are tried.</summary>
    public uint ConnectRetries { get; set; } = 5;

    /// <summary>REDIRECT_POLICY.</summary>
    public RedirectPolicy RedirectPolicy { get; set; } = RedirectPolicy.DisallowHttpsToHttp;

    /// <summary>MAX_HTTP_AUTOMATIC_REDIRECTS: redirects followed for one send.</summary>
    public uint MaxRedirects { get; set; } = 10;

    /// <summary>MAX_HTTP_STATUS_CONTINUE: 1xx responses accepted before the final one.</summary>
    public uint MaxIntermediateResponses { get; set; } = 10;

    /// <summary>MAX_RESPONSE_HEADER_SIZE, bytes; trailers have the same limit.</summary>
    public uint MaxResponseHeadBytes { get; set; } = 65_536;

    /// <summary>MAX_RESPONSE_DRAIN_SIZE, bytes.</summary>
    public uint MaxDrainBytes { get; set; } = 1_048_576;

    /// <summary>DECOMPRESSION: what is asked for and taken off the body.</summary>
    public ContentCodings Decompression { get; set; }

    /// <summary>Text of the User-Agent header; empty = none.</summary>
    public string UserAgent { get; set; } = "";

    /// <summary>READ_BUFFER_SIZE; stored, without effect.</summary>
    public uint ReadBufferBytes { get; set; } = 8192;

    /// <summary>WRITE_BUFFER_SIZE; stored, without effect.</summary>
    public uint WriteBufferBytes { get; set; } = 8192;

    /// <summary>REQUEST_PRIORITY; stored, without effect.</summary>
    public uint Priority { get; set; }

    /// <summary>REQUIRE_STREAM_END; HTTP/2 only.</summary>
    public bool RequiresStreamEnd { get; set; }

    /// <summary>DSCP_TAG of its connections, 0 to 63.</summary>
    public uint DscpTag { get; set; }

    /// <summary>RESOLUTION_HOSTNAME: lower-case name or literal that is looked up in place of the server's; null = the server's.</summary>
    public string? ResolutionName { get; set; }

    /// <summary>CONNECTION_GUID: the mark that its connections get; empty = none.</summary>
    public Guid ConnectionGroup { get; set; }

    /// <summary>MATCH_CONNECTION_GUID.</summary>
    public GroupMatch GroupToMatch { get; set; }

    /// <summary>REQUEST_ANNOTATION.</summary>
    public string Annotation { get; set; } = "";

    /// <summary>SPN: whether the service's name for Kerberos and Negotiate has the port in it.</summary>
    public bool SpnIncludesPort { get; set; }

    /// <summary>AUTOLOGON_POLICY.</summary>
    public AutologonPolicy AutologonPolicy { get; set; }

    /// <summary>REJECT_USERPWD_IN_URL.</summary>
    public bool RejectsUserInformation { get; set; }

    /// <summary>USERNAME for the server; null = not set.</summary>
    public string? UserName { get; set; }

    /// <summary>PASSWORD for the server; null = not set.</summary>
    public string? Password { get; set; }

    /// <summary>How its secure connections are made.</summary>
    public TlsSettings Tls { get; set; } = TlsSettings.Default;

    public RequestSettings Copy() => (RequestSettings)MemberwiseClone();

    /// <summary>A stored timeout as a wait: milliseconds, or -1 for no limit.</summary>
    public static int Wait(uint timeout) => timeout is 0 or > int.MaxValue ? -1 : (int)timeout;
}

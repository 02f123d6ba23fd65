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

    /// <summary>REDIRECT_POLICY; stored, redirects are not followed yet.</summary>
    public uint RedirectPolicy { get; set; } = 1;

    /// <summary>MAX_HTTP_AUTOMATIC_REDIRECTS; stored, redirects are not followed yet.</summary>
    public uint MaxRedirects { get; set; } = 10;

    /// <summary>MAX_HTTP_STATUS_CONTINUE: 1xx responses accepted before the final one.</summary>
    public uint MaxIntermediateResponses { get; set; } = 10;

    /// <summary>MAX_RESPONSE_HEADER_SIZE, bytes; trailers have the same limit.</summary>
    public uint MaxResponseHeadBytes { get; set; } = 65_536;

    /// <summary>MAX_RESPONSE_DRAIN_SIZE, bytes.</summary>
    public uint MaxDrainBytes { get; set; } = 1_048_576;

    /// <summary>Text of the User-Agent header; empty = none.</summary>
    public string UserAgent { get; set; } = "";

    public RequestSettings Copy() => (RequestSettings)MemberwiseClone();

    /// <summary>A stored timeout as a wait: milliseconds, or -1 for no limit.</summary>
    public static int Wait(uint timeout) => timeout is 0 or > int.MaxValue ? -1 : (int)timeout;
}

namespace WinHttpCompat.Engine.Sessions;

/// <summary>When a request goes out once more on another connection.</summary>
/// <remarks>WINHTTP_CONNECTION_RETRY_CONDITION_*: the same bits.</remarks>
[Flags]
internal enum RetryConditions : uint
{
    None = 0,

    /// <summary>The server answered 408: it gave the connection up while the request was on its way.</summary>
    Status408 = 1,
    TlsHandshake = 2,

    /// <summary>A kept connection died before the first byte of the response.</summary>
    StaleConnection = 4,
    All = Status408 | TlsHandshake | StaleConnection,
}

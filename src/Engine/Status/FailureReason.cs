namespace WinHttpCompat.Engine.Status;

/// <summary>Why an engine operation did not succeed. The shim alone maps these to error numbers.</summary>
internal enum FailureReason
{
    /// <summary>A call that the request's phase does not allow.</summary>
    WrongPhase,

    /// <summary>Lengths or text of the caller that contradict each other or the protocol.</summary>
    InvalidArgument,

    /// <summary>The URL or server name cannot be used.</summary>
    InvalidUrl,

    /// <summary>A scheme other than http or https.</summary>
    UnrecognizedScheme,

    /// <summary>Part of the product that does not exist yet.</summary>
    NotImplemented,

    /// <summary>The server's name has no address.</summary>
    NameNotResolved,

    /// <summary>No address of the server accepted a connection.</summary>
    CannotConnect,

    /// <summary>The connection ended before the message did.</summary>
    ConnectionLost,

    /// <summary>A resolve, connect, send or receive timer ran out.</summary>
    DeadlinePassed,

    /// <summary>The bytes received are not an HTTP response.</summary>
    MalformedResponse,

    /// <summary>More response header lines than the limit.</summary>
    TooManyHeaders,

    /// <summary>Response head larger than the limit.</summary>
    HeadTooLarge,

    /// <summary>A chunk-size line longer than the limit.</summary>
    ChunkLineTooLong,

    /// <summary>A header to change is not there.</summary>
    HeaderNotFound,

    /// <summary>A header to add only if new is already there.</summary>
    HeaderExists,

    /// <summary>More redirects than the limit.</summary>
    TooManyRedirects,

    /// <summary>The caller must send again: what he wrote of the body is not kept.</summary>
    ResendNeeded,

    /// <summary>The server did not prove that it is the one the user meant.</summary>
    LoginFailed,

    /// <summary>TLS failed, or the server's certificate is not accepted; what is wrong has been reported.</summary>
    SecureFailure,

    /// <summary>The server asks for a client certificate, and the caller has not said what to answer.</summary>
    ClientCertificateNeeded,

    /// <summary>The client's certificate has no private key.</summary>
    ClientKeyMissing,

    /// <summary>The client's private key is there but cannot be used.</summary>
    ClientKeyUnusable,

    /// <summary>The owner closed the request.</summary>
    Cancelled,
}

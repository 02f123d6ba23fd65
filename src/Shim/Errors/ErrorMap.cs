using WinHttpCompat.Engine.Status;
using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Errors;

/// <summary>The one place where failures become error numbers.</summary>
internal static class ErrorMap
{
    // No discard arm: a new FailureReason without a number must not compile (CS8509).
#pragma warning disable CS8524 // values outside the enum are our own mistake, and throw
    public static Win32Error ToWin32(FailureReason reason) => reason switch
    {
        FailureReason.WrongPhase => Win32Error.IncorrectHandleState,
        FailureReason.InvalidArgument => Win32Error.InvalidParameter,
        FailureReason.InvalidUrl => Win32Error.InvalidUrl,
        FailureReason.UnrecognizedScheme => Win32Error.UnrecognizedScheme,
        FailureReason.NotImplemented => Win32Error.CallNotImplemented,
        FailureReason.NameNotResolved => Win32Error.NameNotResolved,
        FailureReason.CannotConnect => Win32Error.CannotConnect,
        FailureReason.ConnectionLost => Win32Error.ConnectionError,
        FailureReason.DeadlinePassed => Win32Error.Timeout,
        FailureReason.MalformedResponse => Win32Error.InvalidServerResponse,
        FailureReason.TooManyHeaders => Win32Error.HeaderCountExceeded,
        FailureReason.HeadTooLarge => Win32Error.HeaderSizeOverflow,
        FailureReason.ChunkLineTooLong => Win32Error.ChunkedEncodingHeaderSizeOverflow,
        FailureReason.HeaderNotFound => Win32Error.HeaderNotFound,
        FailureReason.HeaderExists => Win32Error.HeaderAlreadyExists,
        FailureReason.TooManyRedirects => Win32Error.RedirectFailed,
        FailureReason.ResendNeeded => Win32Error.ResendRequest,
        FailureReason.LoginFailed => Win32Error.LoginFailure,
        FailureReason.SecureFailure => Win32Error.SecureFailure,
        FailureReason.ClientCertificateNeeded => Win32Error.ClientAuthCertNeeded,
        FailureReason.ClientKeyMissing => Win32Error.ClientCertNoPrivateKey,
        FailureReason.ClientKeyUnusable => Win32Error.ClientCertNoAccessPrivateKey,
        FailureReason.Cancelled => Win32Error.OperationCancelled,
    };
#pragma warning restore CS8524

    /// <summary>Any exception that reaches the edge of the library.</summary>
    public static Win32Error ToWin32(Exception failure) => failure switch
    {
        EngineFailure known => ToWin32(known.Reason),
        AbiFailure known => known.Error,
        OutOfMemoryException => Win32Error.NotEnoughMemory,
        _ => Win32Error.InternalError,
    };
}

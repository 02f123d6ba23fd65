namespace WinHttpCompat.Shim.Abi;

/// <summary>Error numbers of Windows that this library returns.</summary>
/// <remarks>Source: "Error Messages (Winhttp.h)" and "System Error Codes".</remarks>
internal enum Win32Error : uint
{
    Success = 0,
    InvalidHandle = 6,
    NotEnoughMemory = 8,
    InvalidParameter = 87,
    CallNotImplemented = 120,
    InsufficientBuffer = 122,
    IoPending = 997,
    Timeout = 12002,
    InternalError = 12004,
    InvalidUrl = 12005,
    UnrecognizedScheme = 12006,
    NameNotResolved = 12007,
    InvalidOption = 12009,
    OptionNotSettable = 12011,
    Shutdown = 12012,
    LoginFailure = 12015,
    OperationCancelled = 12017,
    IncorrectHandleType = 12018,
    IncorrectHandleState = 12019,
    CannotConnect = 12029,
    ConnectionError = 12030,
    ResendRequest = 12032,
    HeaderNotFound = 12150,
    InvalidServerResponse = 12152,
    InvalidHeader = 12153,
    HeaderAlreadyExists = 12155,
    RedirectFailed = 12156,
    HeaderCountExceeded = 12181,
    HeaderSizeOverflow = 12182,
    ChunkedEncodingHeaderSizeOverflow = 12183,
}

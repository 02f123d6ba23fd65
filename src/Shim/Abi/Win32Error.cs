namespace WinHttpCompat.Shim.Abi;

/// <summary>Error numbers of Windows that this library returns.</summary>
/// <remarks>Source: "Error Messages (Winhttp.h)", "System Error Codes" and "COM Error
/// Codes (Security and Setup)".</remarks>
internal enum Win32Error : uint
{
    Success = 0,
    FileNotFound = 2,
    AccessDenied = 5,
    InvalidHandle = 6,
    NotEnoughMemory = 8,
    InvalidPassword = 86,
    InvalidParameter = 87,
    CallNotImplemented = 120,
    InsufficientBuffer = 122,
    MoreData = 234,
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

    // Of the certificate functions. What the program sees is an unsigned number, as GetLastError gives it.
    EInvalidArg = 0x80070057,
    NteProvDllNotFound = 0x8009001E,
    CryptEBadEncode = 0x80092002,
    CryptENotFound = 0x80092004,
    CryptEExists = 0x80092005,
    CryptEPendingClose = 0x8009200F,
    CryptEAsn1Eod = 0x80093102,
    CryptEAsn1Corrupt = 0x80093103,
    CryptEAsn1Large = 0x80093104,
    CryptEAsn1BadTag = 0x8009310B,
}

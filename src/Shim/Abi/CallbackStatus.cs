namespace WinHttpCompat.Shim.Abi;

/// <summary>WINHTTP_CALLBACK_STATUS_*: one bit for each kind of notification.</summary>
/// <remarks>Source: "WINHTTP_STATUS_CALLBACK callback function".</remarks>
internal enum CallbackStatus : uint
{
    ResolvingName = 0x1,
    NameResolved = 0x2,
    ConnectingToServer = 0x4,
    ConnectedToServer = 0x8,
    SendingRequest = 0x10,
    RequestSent = 0x20,
    ReceivingResponse = 0x40,
    ResponseReceived = 0x80,
    ClosingConnection = 0x100,
    ConnectionClosed = 0x200,
    HandleCreated = 0x400,
    HandleClosing = 0x800,
    Redirect = 0x4000,
    IntermediateResponse = 0x8000,
    SecureFailure = 0x10000,
    HeadersAvailable = 0x20000,
    DataAvailable = 0x40000,
    ReadComplete = 0x80000,
    WriteComplete = 0x100000,
    RequestError = 0x200000,
    SendRequestComplete = 0x400000,
}

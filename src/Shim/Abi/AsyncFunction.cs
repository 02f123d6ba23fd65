namespace WinHttpCompat.Shim.Abi;

/// <summary>API_*: which asynchronous function an outcome belongs to; dwResult of WINHTTP_ASYNC_RESULT.</summary>
internal enum AsyncFunction : uint
{
    ReceiveResponse = 1,
    QueryDataAvailable = 2,
    ReadData = 3,
    WriteData = 4,
    SendRequest = 5,
}

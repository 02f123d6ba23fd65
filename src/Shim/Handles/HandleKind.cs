namespace WinHttpCompat.Shim.Handles;

/// <summary>WINHTTP_HANDLE_TYPE_*.</summary>
internal enum HandleKind : uint
{
    Session = 1,
    Connect = 2,
    Request = 3,
}

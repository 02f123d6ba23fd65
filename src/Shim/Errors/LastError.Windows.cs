using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Errors;

internal static partial class LastError
{
    public static uint Value => (uint)Marshal.GetLastSystemError();

    public static void Store(Win32Error error) => Marshal.SetLastSystemError((int)error);
}

using System.Runtime.InteropServices;
using System.Runtime.CompilerServices;
using System.Net.Sockets;
namespace WinHttpCompat.Shim;
internal static unsafe class Probe
{
    [UnmanagedCallersOnly(EntryPoint = "WinHttpCheckPlatform", CallConvs = [typeof(CallConvStdcall)])]
    public static int CheckPlatform() { using var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Connect("127.0.0.1", 1); return 1; }
}

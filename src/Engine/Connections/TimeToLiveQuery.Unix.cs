using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Asks a name server for how long addresses are good.</summary>
internal static unsafe class TimeToLiveQuery
{
    private const int Internet = 1, Ipv4 = 1, Ipv6 = 28;
    private const int MaxAnswerBytes = 16 * 1024; // what is longer is told as cut off, and not believed

    // int res_search(const char *name, int class, int type, unsigned char *answer, int length)
    private static readonly Lazy<nint> Search = new(Find);

    /// <summary>Blocks as the resolver does.</summary>
    /// <returns>Seconds; null when it does not know these addresses or cannot be asked.</returns>
    public static uint? Ask(string host, IPAddress[] addresses)
    {
        uint? least = null;
        if (Array.Exists(addresses, static address => address.AddressFamily is AddressFamily.InterNetwork)) Ask(Ipv4);
        if (Array.Exists(addresses, static address => address.AddressFamily is AddressFamily.InterNetworkV6)) Ask(Ipv6);
        return least;

        void Ask(int type)
        {
            uint? seconds = AskFor(type, host, addresses);
            if (least is null || seconds < least) least = seconds ?? least;
        }
    }

    private static uint? AskFor(int type, string host, IPAddress[] addresses)
    {
        if (Search.Value == 0) return null;
        byte[] answer = new byte[MaxAnswerBytes];
        nint name = Marshal.StringToCoTaskMemUTF8(host);
        try
        {
            int length;
            fixed (byte* start = answer)
            {
                length = ((delegate* unmanaged[Cdecl]<byte*, int, int, byte*, int, int>)Search.Value)((byte*)name, Internet, type, start, MaxAnswerBytes);
            }
            return length < 0 || length > MaxAnswerBytes ? null : DnsMessage.TimeToLive(answer.AsSpan(0, length), addresses);
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
        }
    }

    // First where everybody finds it, so that a program's own one is asked as its getaddrinfo is; in older versions of the C
    // library, and on macOS, it has a library and a name of its own.
    private static nint Find()
    {
        if (NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "res_search", out nint search)) return search;
        foreach ((string library, string name) in new[] { ("libresolv.so.2", "__res_search"), ("libresolv.9.dylib", "res_9_search") })
        {
            if (NativeLibrary.TryLoad(library, out nint handle) && NativeLibrary.TryGetExport(handle, name, out search)) return search;
        }
        return 0;
    }
}

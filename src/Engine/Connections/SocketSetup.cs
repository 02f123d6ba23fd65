using System.Net.Sockets;
using WinHttpCompat.Engine.Sessions;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Makes the socket of a connection as session and request want it.</summary>
/// <remarks>What a system refuses is left out: none of it is needed for an exchange.</remarks>
internal static class SocketSetup
{
    // IPPROTO_TCP, everywhere.
    private const int Tcp = 6;

    /// <param name="mayFastOpen">Whether data follows at once, which fast open needs.</param>
    public static Socket Create(AddressFamily family, ClientSession session, uint dscpTag, bool mayFastOpen)
    {
        Socket socket = new(family, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            if (session.KeepAlive is { } keepAlive) Try(() => SetKeepAlive(socket, keepAlive));
            if (dscpTag > 0) Try(() => SetTag(socket, (int)dscpTag));
            if (session.UsesFastOpen && mayFastOpen) Try(() => SetFastOpen(socket));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void Try(Action set)
    {
        try
        {
            set();
        }
        catch (Exception refused) when (refused is SocketException or PlatformNotSupportedException)
        {
            // as the summary says
        }
    }

    private static void SetKeepAlive(Socket socket, KeepAlive keepAlive)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        if (keepAlive.IdleSeconds > 0) socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, keepAlive.IdleSeconds);
        if (keepAlive.IntervalSeconds > 0) socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, keepAlive.IntervalSeconds);
    }

    // RFC 2474, section 3: the tag is the upper six bits of the field; the lower two are the system's.
    private static void SetTag(Socket socket, int tag)
    {
        if (socket.AddressFamily is AddressFamily.InterNetwork)
        {
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.TypeOfService, tag << 2);
            return;
        }
        const int Ipv6 = 41, TrafficClassOfLinux = 67, TrafficClassOfMacOS = 36, TrafficClassOfWindows = 39; // IPPROTO_IPV6, IPV6_TCLASS
        if (OperatingSystem.IsLinux()) SetRaw(socket, Ipv6, TrafficClassOfLinux, tag << 2);
        else if (OperatingSystem.IsMacOS()) SetRaw(socket, Ipv6, TrafficClassOfMacOS, tag << 2);
        else if (OperatingSystem.IsWindows()) SetRaw(socket, Ipv6, TrafficClassOfWindows, tag << 2);
    }

    private static void SetFastOpen(Socket socket)
    {
        // TCP_FASTOPEN_CONNECT of Linux: connect waits for the first send when the server's cookie is known. TCP_FASTOPEN of
        // Windows. macOS has it for connectx only, which the runtime does not call.
        const int OfLinux = 30, OfWindows = 15;
        if (OperatingSystem.IsLinux()) SetRaw(socket, Tcp, OfLinux, 1);
        else if (OperatingSystem.IsWindows()) SetRaw(socket, Tcp, OfWindows, 1);
    }

    private static void SetRaw(Socket socket, int level, int name, int value) =>
        socket.SetRawSocketOption(level, name, BitConverter.GetBytes(value));
}

using System.Net.Sockets;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Sessions;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class SocketSetupTests
{
    private static int Option(Socket socket, SocketOptionLevel level, SocketOptionName name) =>
        (int)socket.GetSocketOption(level, name)!; // options that are numbers

    [Fact]
    public void Create_NothingWanted_LeavesTheSystemsValues()
    {
        using Socket socket = SocketSetup.Create(AddressFamily.InterNetwork, new ClientSession(CallMode.Blocking), dscpTag: 0, mayFastOpen: true);
        Assert.True(socket.NoDelay);
        Assert.Equal(0, Option(socket, SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
        Assert.Equal(0, Option(socket, SocketOptionLevel.IP, SocketOptionName.TypeOfService));
    }

    [Fact]
    public void Create_KeepAlive_SetsProbes()
    {
        ClientSession session = new(CallMode.Blocking) { KeepAlive = new KeepAlive(42, 7) };
        using Socket socket = SocketSetup.Create(AddressFamily.InterNetwork, session, dscpTag: 0, mayFastOpen: true);
        Assert.NotEqual(0, Option(socket, SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
        Assert.Equal(42, Option(socket, SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime));
        Assert.Equal(7, Option(socket, SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval));
    }

    // 4,294,968 s are more than systems take.
    [Fact]
    public void Create_ValuesThatTheSystemRefuses_IsNoFailure()
    {
        ClientSession session = new(CallMode.Blocking) { KeepAlive = new KeepAlive(4_294_968, 4_294_968), UsesFastOpen = true };
        using Socket socket = SocketSetup.Create(AddressFamily.InterNetwork, session, dscpTag: 0, mayFastOpen: true);
        Assert.NotEqual(0, Option(socket, SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
    }

    [Fact]
    public void Create_DscpTag_IsInTheUpperSixBits()
    {
        using Socket socket = SocketSetup.Create(AddressFamily.InterNetwork, new ClientSession(CallMode.Blocking), dscpTag: 46, mayFastOpen: true);
        Assert.Equal(46 << 2, Option(socket, SocketOptionLevel.IP, SocketOptionName.TypeOfService));
    }

    [Fact]
    public void Create_DscpTagOfIpv6_IsInTheUpperSixBits()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Socket.OSSupportsIPv6, "asked for in the way of Linux");
        using Socket socket = SocketSetup.Create(AddressFamily.InterNetworkV6, new ClientSession(CallMode.Blocking), dscpTag: 46, mayFastOpen: true);
        Span<byte> value = stackalloc byte[4];
        socket.GetRawSocketOption(41, 67, value);
        Assert.Equal(46 << 2, BitConverter.ToInt32(value));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Create_FastOpen_IsForConnectionsThatSendAtOnce(bool mayFastOpen, int expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "asked for in the way of Linux");
        ClientSession session = new(CallMode.Blocking) { UsesFastOpen = true };
        using Socket socket = SocketSetup.Create(AddressFamily.InterNetwork, session, dscpTag: 0, mayFastOpen);
        Span<byte> value = stackalloc byte[4];
        socket.GetRawSocketOption(6, 30, value);
        Assert.Equal(expected, BitConverter.ToInt32(value));
    }
}

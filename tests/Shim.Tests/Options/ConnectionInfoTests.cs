using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>WINHTTP_OPTION_CONNECTION_INFO of a request that has, or had, a connection.</summary>
public sealed class ConnectionInfoTests
{
    private const uint ConnectionInfo = 93;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Query_AfterTheResponse_GivesBothAddresses(string address)
    {
        Assert.SkipUnless(address != "::1" || Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using ScriptedServer server = ScriptedServer.Start("""
            connection
            receive head
            send "HTTP/1.1 204 No Content\r\n\r\n"
            """, address);
        nint session = NativeCalls.Open();
        nint connect = NativeCalls.Connect(session, address, (ushort)server.Port);
        nint request = NativeCalls.OpenRequest(connect);
        Assert.Equal(1, NativeCalls.SendRequest(request));
        Assert.Equal(1, NativeCalls.ReceiveResponse(request));

        byte[] information = Query(request);
        int header = nint.Size; // cbSize, and what aligns the addresses behind it
        Assert.Equal(
            Assert.Single(ReferenceTable.Structures.Rows, static row => row["struct"] == "WINHTTP_CONNECTION_INFO").OfThisProcess("sizeof"),
            information.Length);
        Assert.Equal(information.Length, BitConverter.ToInt32(information));
        IPAddress expected = IPAddress.Parse(address);
        IPEndPoint local = Address(information.AsSpan(header, 128), expected.AddressFamily);
        IPEndPoint remote = Address(information.AsSpan(header + 128, 128), expected.AddressFamily);
        Assert.Equal(new IPEndPoint(expected, server.Port), remote);
        Assert.Equal(expected, local.Address);
        using (Lease<RequestHandle> lease = new(request)) Assert.Equal(lease.Target.Client.LastTransport!.Tcp.LocalEndPoint, local); // it was sent

        Assert.Equal([1, 1, 1], new[] { request, connect, session }.Select(NativeCalls.CloseHandle));
    }

    private static unsafe byte[] Query(nint request)
    {
        uint length = 0;
        Assert.Equal((0, 122u), (NativeCalls.QueryOption(request, ConnectionInfo, null, &length), ThreadError.Last));
        using NativeBuffer buffer = new((int)length);
        Assert.Equal(1, NativeCalls.QueryOption(request, ConnectionInfo, buffer.Start, &length));
        Assert.Equal((uint)buffer.Size, length);
        return buffer.Bytes.ToArray();
    }

    // The platform's own layout, which the runtime reads; another family would be refused.
    private static IPEndPoint Address(ReadOnlySpan<byte> storage, AddressFamily family)
    {
        SocketAddress address = new(family);
        storage[..address.Size].CopyTo(address.Buffer.Span);
        return (IPEndPoint)new IPEndPoint(family is AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0).Create(address);
    }
}

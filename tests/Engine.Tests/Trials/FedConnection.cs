using System.Net;
using System.Net.Sockets;
using System.Text;
using WinHttpCompat.Engine.Connections;

namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>A connection whose other end the test holds.</summary>
internal sealed class FedConnection : IDisposable
{
    private FedConnection(Socket client, Socket peer)
    {
        Peer = peer;
        Key = new ServerKey(secure: false, "127.0.0.1", (ushort)((IPEndPoint)client.RemoteEndPoint!).Port); // it is connected
        Connection = new Connection(new ConnectionKey(Key), new SocketTransport(client));
    }

    public Socket Peer { get; }

    public ServerKey Key { get; }

    public Connection Connection { get; }

    public static async Task<FedConnection> OpenAsync()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(listener.LocalEndPoint!); // bound, so it has one
        Socket peer = await listener.AcceptAsync();
        peer.NoDelay = true;
        return new FedConnection(client, peer);
    }

    /// <summary>Sends from the other end and receives all of it into the connection's buffer.</summary>
    /// <param name="bytes">One byte a character.</param>
    public async Task FeedAsync(string bytes)
    {
        await Peer.SendAsync(Encoding.Latin1.GetBytes(bytes));
        int wanted = Connection.BufferedCount + bytes.Length;
        while (Connection.BufferedCount < wanted)
        {
            Connection.Fill(await CallerThread.Run(CallMode.Asynchronous, () => Connection.FillAsync(CallMode.Asynchronous, -1)));
        }
    }

    /// <summary>Waits until the transport has something to receive, be it the end.</summary>
    public static void AwaitReadable(SocketTransport transport)
    {
        // The system tells of arrivals only through the socket, and asking is what is being tested.
        if (!SpinWait.SpinUntil(() => transport.IsStale, CallerThread.Limit)) throw new TimeoutException("nothing arrived");
    }

    public void Dispose()
    {
        Connection.Dispose();
        Peer.Dispose();
    }
}

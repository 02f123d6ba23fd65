using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Connections;

namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>A port, of 127.0.0.1 unless told otherwise, that neither accepts nor refuses: its queue is full.</summary>
internal sealed class SilentPort : IDisposable
{
    // Where the queue never fills the tests that need it fail with a reason rather than hang.
    private const int MaxQueue = 64;

    // The system drops what exceeds the queue without a word; a connect that has room is done within microseconds.
    private static readonly TimeSpan NoAnswer = TimeSpan.FromMilliseconds(250);

    private readonly Socket _listener;
    private readonly List<Socket> _queued = [];

    private SilentPort(IPAddress address, int port)
    {
        _listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(address, port));
        _listener.Listen(0);
        Key = new ServerKey(secure: false, address.ToString(), (ushort)((IPEndPoint)_listener.LocalEndPoint!).Port); // bound, so it has one
    }

    public ServerKey Key { get; }

    public static Task<SilentPort> OpenAsync() => OpenAsync(IPAddress.Loopback, 0);

    /// <param name="number">0 = any.</param>
    public static async Task<SilentPort> OpenAsync(IPAddress address, int number)
    {
        SilentPort port = new(address, number);
        while (port._queued.Count < MaxQueue)
        {
            Socket next = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            port._queued.Add(next);
            Task connect = next.ConnectAsync(address, port.Key.Port);
            if (await Task.WhenAny(connect, Task.Delay(NoAnswer)) != connect) return port;
        }
        port.Dispose();
        throw new NotSupportedException("this system's queue of connections does not fill");
    }

    public void Dispose()
    {
        foreach (Socket socket in _queued) socket.Dispose();
        _listener.Dispose();
    }
}

using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Connections;

namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>A port of 127.0.0.1 that refuses connections for as long as this lives.</summary>
internal sealed class RefusingPort : IDisposable
{
    private readonly Socket _bound = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public RefusingPort()
    {
        // Bound, so that nobody else gets it, but not listening.
        _bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Key = new ServerKey(secure: false, "127.0.0.1", (ushort)((IPEndPoint)_bound.LocalEndPoint!).Port); // bound, so it has one
    }

    public ServerKey Key { get; }

    public void Dispose() => _bound.Dispose();
}

using System.Net;
using System.Net.Sockets;

namespace WinHttpCompat.TestServer;

/// <summary>Opens the listening sockets of one address: one, or one a family with the same port for `localhost`.</summary>
internal static class LoopbackListeners
{
    // The system may cap it; a thousand clients that connect at once must not meet a full queue.
    private const int Backlog = 4096;
    // A port that is free in one family may be taken in the other.
    private const int Attempts = 50;

    /// <exception cref="ArgumentException">Not one of the three names.</exception>
    /// <exception cref="SocketException">The machine lacks the family, or has no port left.</exception>
    public static Socket[] Open(string address)
    {
        IPAddress[] addresses = address switch
        {
            "127.0.0.1" => [IPAddress.Loopback],
            "::1" => [IPAddress.IPv6Loopback],
            "localhost" => [IPAddress.IPv6Loopback, IPAddress.Loopback],
            _ => throw new ArgumentException($"'{address}' is not 127.0.0.1, ::1 or localhost", nameof(address)),
        };

        for (int attempt = 1; ; attempt++)
        {
            List<Socket> listeners = [];
            try
            {
                int port = 0;
                foreach (IPAddress one in addresses)
                {
                    Socket listener = new(one.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                    listeners.Add(listener);
                    listener.Bind(new IPEndPoint(one, port));
                    listener.Listen(Backlog);
                    port = ((IPEndPoint)listener.LocalEndPoint!).Port; // bound, so it has one
                }
                return [.. listeners];
            }
            catch (SocketException problem)
            {
                foreach (Socket listener in listeners) listener.Dispose();
                if (problem.SocketErrorCode is not SocketError.AddressAlreadyInUse || attempt == Attempts) throw;
            }
        }
    }
}

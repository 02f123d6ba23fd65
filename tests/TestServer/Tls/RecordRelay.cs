using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace WinHttpCompat.TestServer.Tls;

/// <summary>Stands between a client and a real TLS server, and passes a limited part of what that server says.</summary>
/// <remarks>The server behind it completes the handshake, answers one request and closes with close_notify.</remarks>
internal static class RecordRelay
{
    private const int HeaderBytes = 5;

    /// <summary>Returns when the limit is reached; what the client has sent until then has been passed on or is lost.</summary>
    /// <param name="records">How many of the server's records the client gets.</param>
    /// <param name="bytes">How many bytes of the record that follows them it gets, too.</param>
    /// <exception cref="ClientClosedException">The client closed before.</exception>
    public static async Task RunAsync(
        Stream client, ServedConnection connection, TlsEndpoint endpoint, int records, int bytes, CancellationToken stop)
    {
        (Socket near, Socket far) = await OpenPairAsync(stop);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using NetworkStream server = new(near, ownsSocket: true);
        Task serving = ServeOnceAsync(far, endpoint, end.Token);
        Task upwards = PassUpwardsAsync(client, connection, server, end.Token);
        Task downwards = PassDownwardsAsync(server, client, records, bytes, end.Token);
        try
        {
            // The client's close ends the wait for records that will not come.
            await await Task.WhenAny(upwards, downwards);
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(Quietly(upwards), Quietly(downwards), Quietly(serving));
        }
    }

    private static async Task PassUpwardsAsync(Stream client, ServedConnection connection, Stream server, CancellationToken stop)
    {
        byte[] buffer = new byte[16 * 1024];
        long received = 0;
        while (true)
        {
            int count = await client.ReadAsync(buffer, stop);
            if (count == 0) throw new ClientClosedException(received);
            received += count;
            connection.Record(buffer.AsSpan(0, count));
            await server.WriteAsync(buffer.AsMemory(0, count), stop);
        }
    }

    private static async Task PassDownwardsAsync(Stream server, Stream client, int records, int bytes, CancellationToken stop)
    {
        byte[] record = new byte[HeaderBytes + ushort.MaxValue];
        for (int passed = 0; passed < records; passed++)
        {
            int length = await ReadRecordAsync(server, record, stop);
            await client.WriteAsync(record.AsMemory(0, length), stop);
        }
        if (bytes > 0)
        {
            int length = await ReadRecordAsync(server, record, stop);
            await client.WriteAsync(record.AsMemory(0, Math.Min(length, bytes)), stop);
        }
    }

    private static async ValueTask<int> ReadRecordAsync(Stream server, byte[] record, CancellationToken stop)
    {
        try
        {
            await server.ReadExactlyAsync(record.AsMemory(0, HeaderBytes), stop);
            int length = BinaryPrimitives.ReadUInt16BigEndian(record.AsSpan(3));
            await server.ReadExactlyAsync(record.AsMemory(HeaderBytes, length), stop);
            return HeaderBytes + length;
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("the server behind the relay has no more records");
        }
    }

    private static async Task ServeOnceAsync(Socket socket, TlsEndpoint endpoint, CancellationToken stop)
    {
        await using SslStream stream = new(new NetworkStream(socket, ownsSocket: true));
        await stream.AuthenticateAsServerAsync(endpoint.Options, stop);
        byte[] request = new byte[16 * 1024];
        if (await stream.ReadAsync(request, stop) == 0) return;
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"u8.ToArray(), stop);
        await stream.WriteAsync("hello"u8.ToArray(), stop);
        await stream.ShutdownAsync();
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or AuthenticationException
            or ClientClosedException or InvalidDataException or SocketException)
        {
            // The first of them has been told already.
        }
    }

    private static async Task<(Socket, Socket)> OpenPairAsync(CancellationToken stop)
    {
        using Socket listener = LoopbackListeners.Open("127.0.0.1")[0];
        Socket near = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await near.ConnectAsync((IPEndPoint)listener.LocalEndPoint!, stop); // bound, so it has one
        Socket far = await listener.AcceptAsync(stop);
        near.NoDelay = far.NoDelay = true;
        return (near, far);
    }
}

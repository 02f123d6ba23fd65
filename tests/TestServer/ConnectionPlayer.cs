using System.Diagnostics;
using System.Net.Sockets;

namespace WinHttpCompat.TestServer;

/// <summary>Plays the steps of one connection and closes it.</summary>
internal sealed class ConnectionPlayer : IDisposable
{
    // Large enough to keep a loopback transfer busy, small enough for a thousand connections.
    private const int SendBufferSize = 64 * 1024;

    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly RecordedReader _reader;
    private readonly ServedConnection _connection;
    private readonly Gates _gates;

    public ConnectionPlayer(Socket socket, ServedConnection connection, Gates gates)
    {
        _socket = socket;
        _connection = connection;
        _gates = gates;
        // The one place where bytes get another layer, such as TLS: above it everything is a stream.
        // Not its owner: NetworkStream would shut the socket down before closing it, and hide a reset.
        _stream = new NetworkStream(socket, ownsSocket: false);
        _reader = new RecordedReader(_stream, connection);
    }

    public async Task PlayAsync(ConnectionScript script, CancellationToken stop)
    {
        ConnectionState state = ConnectionState.Open;
        string? failure = null;
        Step? current = null;
        bool first = true;
        try
        {
            _socket.NoDelay = true;
            do
            {
                first = true;
                foreach (Step step in script.Steps)
                {
                    current = step;
                    state = await PlayAsync(step, stop);
                    if (state is not ConnectionState.Open) return;
                    first = false;
                }
            }
            while (script.Loops);

            current = null;
            await _reader.SkipToCloseAsync(stop);
            state = ConnectionState.ClosedByClient;
        }
        catch (ClientClosedException closed) when (script.Loops && first && closed.Received == 0)
        {
            // Between two rounds the client is free to go.
            state = ConnectionState.ClosedByClient;
        }
        catch (IOException lost) when (IsReset(lost) && (current is null or Step.Hold or Step.ReceiveClose || (script.Loops && first)))
        {
            state = ConnectionState.ResetByClient;
        }
        catch (Exception problem) when (problem is ClientClosedException or InvalidDataException or IOException or SocketException)
        {
            state = ConnectionState.Failed;
            failure = $"{current?.Source ?? "after the last step"}: {problem.Message}";
        }
        catch (OperationCanceledException)
        {
            // The server stops; nobody asks any more.
        }
        finally
        {
            // Closed first: whoever waits for the end of a connection may rely on its being closed.
            Dispose();
            _connection.End(state, failure);
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    /// <returns>Open when the next step follows.</returns>
    private async ValueTask<ConnectionState> PlayAsync(Step step, CancellationToken stop)
    {
        switch (step)
        {
            case Step.ReceiveHead:
                await _reader.ReadHeadAsync(stop);
                break;
            case Step.ReceiveBytes bytes:
                await _reader.SkipAsync(bytes.Count, stop);
                break;
            case Step.ReceiveRequest:
                await _reader.SkipBodyAsync(await _reader.ReadHeadAsync(stop), stop);
                break;
            case Step.ReceiveClose:
                await _reader.SkipToCloseAsync(stop);
                break;
            case Step.Send send:
                await _stream.WriteAsync(send.Bytes, stop);
                break;
            case Step.SendFile send:
                await using (FileStream file = File.OpenRead(send.Path))
                {
                    await file.CopyToAsync(_stream, SendBufferSize, stop);
                }
                break;
            case Step.SendRepeat send:
                await SendRepeatedAsync(send, stop);
                break;
            case Step.SendBytewise send:
                await SendBytewiseAsync(send, stop);
                break;
            case Step.Delay delay:
                await Task.Delay(delay.Time, stop);
                break;
            case Step.Wait wait:
                await _gates.PassAsync(wait.Gate, stop);
                break;
            case Step.ShutdownSend:
                _socket.Shutdown(SocketShutdown.Send);
                break;
            case Step.Hold:
                await _reader.SkipToCloseAsync(stop);
                return ConnectionState.ClosedByClient;
            case Step.Close:
                return ConnectionState.ClosedByScript;
            case Step.Reset:
                _socket.LingerState = new LingerOption(enable: true, seconds: 0);
                return ConnectionState.ResetByScript;
            default:
                throw new UnreachableException();
        }
        return ConnectionState.Open;
    }

    private async Task SendRepeatedAsync(Step.SendRepeat send, CancellationToken stop)
    {
        if (send.Bytes.Length == 0) return;
        // Whole copies: the buffer can then be sent again and again from its start.
        int copies = (int)Math.Clamp(SendBufferSize / send.Bytes.Length, 1, Math.Max(1, send.Count));
        byte[] buffer = new byte[copies * send.Bytes.Length];
        for (int copy = 0; copy < copies; copy++) send.Bytes.CopyTo(buffer, copy * send.Bytes.Length);

        for (long left = send.Count; left > 0; left -= copies)
        {
            int now = (int)Math.Min(left, copies);
            await _stream.WriteAsync(buffer.AsMemory(0, now * send.Bytes.Length), stop);
        }
    }

    private async Task SendBytewiseAsync(Step.SendBytewise send, CancellationToken stop)
    {
        for (int at = 0; at < send.Bytes.Length; at++)
        {
            if (at > 0 && send.Pause > TimeSpan.Zero) await Task.Delay(send.Pause, stop);
            await _stream.WriteAsync(send.Bytes.AsMemory(at, 1), stop);
        }
    }

    private static bool IsReset(IOException problem) =>
        problem.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted };
}

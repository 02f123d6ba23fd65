using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using WinHttpCompat.TestServer.Tls;

namespace WinHttpCompat.TestServer;

/// <summary>Plays the steps of one connection and closes it.</summary>
internal sealed class ConnectionPlayer : IDisposable
{
    // Large enough to keep a loopback transfer busy, small enough for a thousand connections.
    private const int SendBufferSize = 64 * 1024;

    private readonly Socket _socket;
    private readonly NetworkStream _bare;
    private readonly ServedConnection _connection;
    private readonly Gates _gates;
    private readonly IReadOnlyDictionary<TlsSettings, TlsEndpoint> _endpoints;
    private SslStream? _tls;
    // Those of TLS when there is TLS.
    private Stream _stream;
    private RecordedReader _reader;
    private long _receivedBare;

    public ConnectionPlayer(
        Socket socket, ServedConnection connection, Gates gates, IReadOnlyDictionary<TlsSettings, TlsEndpoint> endpoints)
    {
        _socket = socket;
        _connection = connection;
        _gates = gates;
        _endpoints = endpoints;
        // Not its owner: NetworkStream would shut the socket down before closing it, and hide a reset.
        _bare = new NetworkStream(socket, ownsSocket: false);
        _stream = _bare;
        _reader = new RecordedReader(_stream, connection);
    }

    public async Task PlayAsync(ConnectionScript script, CancellationToken stop)
    {
        ConnectionState state = ConnectionState.Open;
        string? failure = null;
        Step? current = null;
        bool first = true, isRepeated = false;
        try
        {
            _socket.NoDelay = true;
            do
            {
                first = true;
                foreach (Step step in script.Steps)
                {
                    if (step is Step.StartTls && isRepeated) continue; // it lasts
                    current = step;
                    state = await PlayAsync(step, stop);
                    if (state is not ConnectionState.Open) return;
                    first = false;
                }
                isRepeated = true;
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
        catch (Exception problem) when (IsHandshakeFailure(problem, current))
        {
            state = ConnectionState.HandshakeFailed;
            failure = $"{current?.Source ?? "after the last step"}: {Told(problem)}";
        }
        catch (Exception problem) when (problem is ClientClosedException or InvalidDataException or IOException or SocketException
            or AuthenticationException or InvalidOperationException)
        {
            state = ConnectionState.Failed;
            failure = $"{current?.Source ?? "after the last step"}: {Told(problem)}";
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
        // Without close_notify, which a script sends by a step of its own.
        _tls?.Dispose();
        _bare.Dispose();
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
            case Step.StartTls start:
                await StartTlsAsync(_endpoints[start.Settings], stop);
                break;
            case Step.RequestClientCertificate:
                await RequestClientCertificateAsync(Tls, stop);
                break;
            case Step.CloseNotify:
                await Tls.ShutdownAsync();
                break;
            case Step.SendBare send:
                await _bare.WriteAsync(send.Bytes, stop);
                break;
            case Step.RelayTls relay:
                await RecordRelay.RunAsync(_bare, _connection, _endpoints[relay.Settings], relay.Records, relay.Bytes, stop);
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

    private SslStream Tls => _tls ?? throw new InvalidOperationException("there is no TLS on this connection");

    private async Task StartTlsAsync(TlsEndpoint endpoint, CancellationToken stop)
    {
        if (_tls is not null) throw new InvalidOperationException("there is TLS on this connection already");
        if (_reader.HasUnread) throw new InvalidDataException("the client sent bytes before TLS that no step has received");
        _receivedBare = _connection.ReceivedCount;
        (_tls, TlsSession session) = await TlsSession.StartAsync(_bare, endpoint, stop);
        _connection.Secured(session);
        _stream = _tls;
        _reader = new RecordedReader(_tls, _connection);
    }

    private async Task RequestClientCertificateAsync(SslStream tls, CancellationToken stop)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) await tls.NegotiateClientCertificateAsync(stop);
        else throw new PlatformNotSupportedException();
        _connection.Secured(_connection.Tls! with { ClientSubject = TlsSession.SubjectOf(tls) }); // TLS has begun
    }

    /// <summary>Within the handshake, or after it before the client has sent anything.</summary>
    private bool IsHandshakeFailure(Exception problem, Step? step) => step switch
    {
        Step.StartTls => problem is AuthenticationException or IOException,
        Step.RelayTls => problem is ClientClosedException or IOException,
        Step.ReceiveHead or Step.ReceiveRequest or Step.ReceiveBytes => _tls is not null
            && problem is (ClientClosedException or IOException) && _connection.ReceivedCount == _receivedBare,
        _ => false,
    };

    // What TLS says of a failure is in the exception below.
    private static string Told(Exception problem) => problem switch
    {
        { InnerException: { } inner } and (AuthenticationException or IOException) => $"{problem.Message} {Told(inner)}",
        _ => problem.Message,
    };

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

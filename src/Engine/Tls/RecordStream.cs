using System.Net.Sockets;
using System.Runtime.CompilerServices;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Tls;

/// <summary>A socket as the stream that TLS records travel on. In blocking mode its operations are complete on return, and so
/// is everything that is made of them.</summary>
internal sealed class RecordStream(SocketTransport tcp) : Stream
{
    // More than any handshake has: a chain is limited to 100 KiB by OpenSSL.
    private const int MaxHandshakeBytes = 1 << 20;

    private static readonly IOException NothingThere = new("nothing has arrived");

    private bool _isHandshaking = true, _keepsKeys;
    private RecordMeter _received, _sent;

    public CallMode ReceiveMode { get; set; }

    public int ReceiveTimeout { get; set; }

    public CallMode SendMode { get; set; }

    public int SendTimeout { get; set; }

    /// <summary>Tick after which no receive begins: of the handshake, later of what one receive of data needs. A peer that
    /// always has one more byte of a record, or one more message of TLS itself, must come to an end.</summary>
    public long ReceiveEnd { get; set; } = long.MaxValue;

    /// <summary>A receive fails where it would have to wait, and leaves everything as it was.</summary>
    public bool TakesOnlyWhatIsThere { get; set; }

    /// <summary>The last receive failed only because nothing was there.</summary>
    public bool FoundNothing { get; private set; }

    /// <summary>The first failure below; TLS wraps it in exceptions of its own.</summary>
    public EngineFailure? Failure { get; private set; }

    /// <summary>The peer has closed the connection, in whatever state TLS was.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What the server has said during the handshake.</summary>
    public RecordMeter ServerSaid => _received;

    /// <summary>How the handshake goes.</summary>
    public HandshakeLegs Legs { get; } = new();

    /// <summary>What we have.</summary>
    public RecordMeter ClientSaid => _sent;

    /// <summary>The handshake took up a session of an earlier connection.</summary>
    public bool HasResumed => _received.Hello is { } server && _sent.Hello is { } client && server.Resumes(client);

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>From here on only the bytes of the connection pass.</summary>
    /// <param name="refusesAnother">A further handshake is not completed, in TLS 1.2.</param>
    public void EndHandshake(bool refusesAnother)
    {
        _isHandshaking = false;
        _keepsKeys = refusesAnother;
        Legs.Conclude();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return ValueTask.FromResult(0); // TLS asks so whether it is worth getting a buffer
        FoundNothing = false;
        if (TakesOnlyWhatIsThere)
        {
            FoundNothing = tcp.Available == 0 && !tcp.IsStale; // at the end there is something: the end
            if (FoundNothing) return ValueTask.FromException<int>(NothingThere);
        }
        if (CheckPatience() is { } tooMuch) return ValueTask.FromException<int>(Keep(tooMuch));
        ValueTask<int> receive = tcp.ReceiveAsync(ReceiveMode, buffer, ReceiveTimeout);
        return receive.IsCompletedSuccessfully ? ValueTask.FromResult(Take(receive.Result, buffer)) : Received(receive, buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isHandshaking)
        {
            _sent.Take(buffer.Span);
            Legs.Sent(buffer.Length);
        }
        else if (_keepsKeys && RecordMeter.ChangesKeys(buffer.Span))
        {
            return ValueTask.FromException(Keep(new EngineFailure(FailureReason.ConnectionLost)));
        }
        ValueTask send = tcp.SendAsync(SendMode, buffer, SendTimeout, cancellationToken);
        return send.IsCompletedSuccessfully ? send : Sent(send);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // nothing is kept
    }

    // TLS only uses the methods above.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Take(int count, Memory<byte> buffer)
    {
        if (count == 0) HasEnded = true;
        if (_isHandshaking)
        {
            _received.Take(buffer.Span[..count]);
            Legs.Heard(count);
        }
        return count;
    }

    private EngineFailure? CheckPatience() =>
        Environment.TickCount64 > ReceiveEnd ? new EngineFailure(FailureReason.DeadlinePassed, SocketError.TimedOut)
        : _isHandshaking && _received.Bytes > MaxHandshakeBytes ? new EngineFailure(FailureReason.ConnectionLost)
        : null;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> Received(ValueTask<int> receive, Memory<byte> buffer)
    {
        try
        {
            return Take(await receive.ConfigureAwait(false), buffer);
        }
        catch (EngineFailure late) when (TakesOnlyWhatIsThere && late.Reason is FailureReason.DeadlinePassed)
        {
            // A wait for the socket that is still pending comes first, and what was there is its.
            FoundNothing = true;
            throw NothingThere;
        }
        catch (EngineFailure failure)
        {
            throw Keep(failure);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask Sent(ValueTask send)
    {
        try
        {
            await send.ConfigureAwait(false);
        }
        catch (EngineFailure failure)
        {
            throw Keep(failure);
        }
    }

    private EngineFailure Keep(EngineFailure failure) => Failure ??= failure;
}

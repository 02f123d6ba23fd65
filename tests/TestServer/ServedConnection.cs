using System.Buffers;
using System.Text;
using WinHttpCompat.TestServer.Tls;

namespace WinHttpCompat.TestServer;

/// <summary>How a connection ended, if it has.</summary>
public enum ConnectionState
{
    Open,
    /// <summary>The script was played; the client closed, as it should.</summary>
    ClosedByClient,
    /// <summary>The same, but with a reset.</summary>
    ResetByClient,
    ClosedByScript,
    ResetByScript,
    /// <summary>A step could not be played, <see cref="ServedConnection.Failure"/> says which.</summary>
    Failed,
    /// <summary>There is no TLS with this client: <see cref="ServedConnection.Failure"/> says which side gave up and
    /// why. A client of TLS 1.3 may do that after the server's handshake; before it sends a byte counts as within.</summary>
    HandshakeFailed,
    /// <summary>The script has no block for it: it was closed at once.</summary>
    Unexpected,
}

/// <summary>What the server saw on one connection. May be read at any time, from any thread.</summary>
public sealed class ServedConnection
{
    /// <summary>Enough for every exchange that a test compares; what a test only counts must not fill memory.</summary>
    public const int RecordedBytesLimit = 1 << 20;

    private readonly Lock _lock = new();
    private readonly ChangeSignal _changes;
    private readonly ArrayBufferWriter<byte> _recorded = new();
    private ConnectionState _state;
    private string? _failure;
    private TlsSession? _tls;
    private long _receivedCount;

    internal ServedConnection(ChangeSignal changes) => _changes = changes;

    public ConnectionState State
    {
        get { lock (_lock) return _state; }
    }

    /// <summary>The step that failed and why; null when none did.</summary>
    public string? Failure
    {
        get { lock (_lock) return _failure; }
    }

    /// <summary>The last completed handshake; null without any.</summary>
    public TlsSession? Tls
    {
        get { lock (_lock) return _tls; }
    }

    /// <summary>Bytes that the server has taken from the connection, recorded or not; with TLS those inside.</summary>
    public long ReceivedCount
    {
        get { lock (_lock) return _receivedCount; }
    }

    /// <summary>The first <see cref="RecordedBytesLimit"/> of these bytes.</summary>
    public byte[] Received
    {
        get { lock (_lock) return _recorded.WrittenSpan.ToArray(); }
    }

    /// <summary><see cref="Received"/>, one character a byte.</summary>
    public string ReceivedText => Encoding.Latin1.GetString(Received);

    internal void Record(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _receivedCount += bytes.Length;
            int room = RecordedBytesLimit - _recorded.WrittenCount;
            _recorded.Write(bytes[..Math.Min(room, bytes.Length)]);
        }
        _changes.Announce();
    }

    internal void Secured(TlsSession session)
    {
        lock (_lock) _tls = session;
        _changes.Announce();
    }

    internal void End(ConnectionState state, string? failure = null)
    {
        lock (_lock)
        {
            _state = state;
            _failure = failure;
        }
        _changes.Announce();
    }
}

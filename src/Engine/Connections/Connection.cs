using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Connections;

/// <summary>A connection to a server and the bytes received on it that nobody has used yet.</summary>
internal sealed class Connection(ConnectionKey key, ITransport transport) : IDisposable
{
    // A request that waits for its response has room for an ordinary head; one that receives a body, for what
    // QueryDataAvailable may announce. Tiny in debug builds, so that every test also refills and resumes.
#if DEBUG
    private const int InitialBufferBytes = 16, BodyBufferBytes = 16;
#else
    private const int InitialBufferBytes = 4096, BodyBufferBytes = 8192;
#endif

    private static readonly object Aborted = new();

    private byte[] _buffer = [];
    private int _start, _end;

    // Null while idle, the request that uses it, or Aborted.
    private object? _owner;

    // The request whose end is the connection's, too.
    private volatile object? _lastOwner;

    // Boxed: it is read while it changes, and has more bytes than change at once.
    private volatile StrongBox<Guid>? _group;

    /// <summary>What it was made with.</summary>
    public ConnectionKey Key { get; } = key;

    public ITransport Transport { get; } = transport;

    /// <summary>The session it must not leave any more, because of who its user is for the server; null = none.</summary>
    public ClientSession? PrivateTo { get; set; }

    /// <summary>Who its user is for the server, once the connection itself is authenticated; null = nobody in particular.</summary>
    public Credentials? Identity { get; set; }

    /// <summary>The program's mark; empty = none.</summary>
    public Guid Group
    {
        get => _group?.Value ?? Guid.Empty;
        set => _group = value == Guid.Empty ? null : new StrongBox<Guid>(value);
    }

    /// <summary>Who may find it while it is idle.</summary>
    public ConnectionKey IdleKey => PrivateTo is { } session ? Key with { OnlyFor = session } : Key;

    public bool IsIdle => Volatile.Read(ref _owner) is null;

    /// <summary>True from the second exchange on.</summary>
    public bool Reused { get; set; }

    /// <summary>Requests that have used it.</summary>
    public uint Exchanges { get; set; }

    /// <summary>The place in a session's quota that its user holds; null while idle.</summary>
    public ConnectionQuota? Place { get; set; }

    /// <summary>Bytes received on it, ever.</summary>
    public long ReceivedBytes { get; set; }

    /// <summary>How long its address is its server's, so that it serves further requests; null = as long as it lives.</summary>
    public TimeToLive? TimeToLive { get; init; }

    /// <summary>Tick at which it became idle.</summary>
    public long IdleSince { get; set; }

    public ReadOnlySpan<byte> Buffered => _buffer.AsSpan(_start, _end - _start);

    public int BufferedCount => _end - _start;

    /// <summary>Room for received bytes of a body, so far.</summary>
    public int BufferSize => Math.Max(_buffer.Length, BodyBufferBytes);

    public void Own(object request)
    {
        object? before = Interlocked.CompareExchange(ref _owner, request, null);
        Debug.Assert(before is null, "an idle connection has no owner");
    }

    /// <summary>Ends the use by <paramref name="request"/>.</summary>
    /// <returns>False when it was aborted meanwhile; then it can only be disposed of.</returns>
    public bool Disown(object request) => Interlocked.CompareExchange(ref _owner, null, request) == request;

    /// <summary>Breaks the connection under a running operation of <paramref name="request"/>; nothing happens when it
    /// belongs to another request by now.</summary>
    public void Abort(object request)
    {
        if (Interlocked.CompareExchange(ref _owner, Aborted, request) == request) Transport.Abort();
    }

    /// <summary>Makes the exchange of <paramref name="request"/> the last one here.</summary>
    /// <returns>False when the connection is not that request's.</returns>
    public bool TryExpire(object request)
    {
        if (Volatile.Read(ref _owner) != request) return false;
        _lastOwner = request; // it names the request, so that it does no harm when the connection goes on just now
        return true;
    }

    public bool IsExpiredBy(object request) => _lastOwner == request;

    public void Consume(int count)
    {
        Debug.Assert(count <= BufferedCount);
        _start += count;
        if (_start == _end) _start = _end = 0;
    }

    /// <summary>Receives once into the buffer, behind what is there; the buffer grows when it is full. Whoever awaits it hands
    /// the result to <see cref="Fill"/>: a method that did so for all would cost each wait an object.</summary>
    /// <returns>Bytes received, 0 at the end of the stream.</returns>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    public ValueTask<int> FillAsync(CallMode mode, int timeout)
    {
        MakeRoom();
        return Transport.ReceiveAsync(mode, _buffer.AsMemory(_end), timeout);
    }

    /// <summary>Makes room for bytes of a body, which come in larger pieces than heads.</summary>
    public void Widen()
    {
        if (_buffer.Length < BodyBufferBytes) Grow(BodyBufferBytes);
    }

    /// <summary>What <see cref="FillAsync"/> has received is in the buffer from now on.</summary>
    /// <returns><paramref name="count"/>.</returns>
    public int Fill(int count)
    {
        _end += count;
        ReceivedBytes += count;
        return count;
    }

    /// <summary>Gives the buffer back while nothing is in it: idle connections should cost little.</summary>
    public void Shrink()
    {
        if (BufferedCount > 0 || _buffer.Length == 0) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    public void Dispose()
    {
        ConnectionRegistry.Remove(this);
        Transport.Dispose();
        _start = _end = 0;
        Shrink();
    }

    private void MakeRoom()
    {
        if (_buffer.Length == 0) _buffer = ArrayPool<byte>.Shared.Rent(InitialBufferBytes);
        if (_end < _buffer.Length) return;
        if (_start == 0)
        {
            Grow(_buffer.Length * 2);
            return;
        }
        Buffered.CopyTo(_buffer);
        _end = BufferedCount;
        _start = 0;
    }

    private void Grow(int bytes)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(bytes);
        Buffered.CopyTo(larger);
        _end = BufferedCount;
        _start = 0;
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

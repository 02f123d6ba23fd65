using System.Diagnostics;
using System.Net.Security;
using System.Runtime.CompilerServices;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Tls;

/// <summary>A connection's bytes inside TLS.</summary>
/// <remarks>One receive and one send may be going on at the same time, as on the socket below.</remarks>
internal sealed class TlsTransport : ITransport
{
    // Room for what is received only to see whether it is there; most of the time that is nothing.
    private const int AheadBytes = 256;

    // Taking what is there is to take no time, whatever a server says of TLS itself.
    private const int AheadMilliseconds = 1000;

    private readonly SslStream _tls;
    private readonly RecordStream _records;
    private readonly CertificateRequest _request;
    private byte[] _ahead = [];
    private int _aheadStart, _aheadEnd;
    private bool _mayHoldMore, _hasEnded;
    private EngineFailure? _failure;
    private volatile bool _aborted;

    /// <param name="tls">After its handshake.</param>
    /// <param name="records">What it lies on.</param>
    /// <param name="request">Whether the server asks for the client's certificate, which it may do late.</param>
    public TlsTransport(SocketTransport tcp, SslStream tls, RecordStream records, CertificateRequest request, SecureConnection security)
    {
        Tcp = tcp;
        Security = security;
        _tls = tls;
        _records = records;
        _request = request;
    }

    public SocketTransport Tcp { get; }

    public SecureConnection Security { get; }

    public int Available
    {
        get
        {
            if (AheadCount == 0 && !_hasEnded && (_mayHoldMore || Tcp.IsStale)) TakeWhatIsThere();
            return AheadCount;
        }
    }

    public bool IsStale => _hasEnded || AheadCount > 0 || Tcp.IsStale;

    public bool HasUnaskedFor => Available > 0 || _hasEnded || Tcp.IsStale; // the last: it was there and could not be taken

    public bool IsAtEnd => Available == 0 && _hasEnded;

    public bool IsTruncated => _hasEnded && _records.HasEnded;

    private int AheadCount => _aheadEnd - _aheadStart;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReceiveAsync(CallMode mode, Memory<byte> buffer, int timeout)
    {
        Debug.Assert(buffer.Length > 0);
        if (AheadCount > 0) return TakeAhead(buffer.Span);
        if (_failure is not null) throw _failure;
        if (_hasEnded) return 0;
        _records.ReceiveMode = mode;
        _records.ReceiveTimeout = timeout;
        _records.ReceiveEnd = timeout >= 0 ? Environment.TickCount64 + timeout : long.MaxValue;
        try
        {
            return Note(await _tls.ReadAsync(buffer).ConfigureAwait(false), buffer.Length);
        }
        catch (Exception failure)
        {
            throw Translate(failure);
        }
    }

    public ValueTask WaitReadableAsync(CallMode mode, int milliseconds) =>
        Available > 0 || _hasEnded ? ValueTask.CompletedTask : Tcp.WaitReadableAsync(mode, milliseconds);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(CallMode mode, ReadOnlyMemory<byte> data, int timeout, CancellationToken giveUp = default)
    {
        _records.SendMode = mode;
        _records.SendTimeout = timeout;
        try
        {
            await _tls.WriteAsync(data, giveUp).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !giveUp.IsCancellationRequested)
        {
            throw Translate(failure);
        }
    }

    public void Abort()
    {
        _aborted = true;
        Tcp.Abort();
    }

    public void Dispose()
    {
        if (!_aborted && !_hasEnded && _records.Failure is null) SayGoodbye();
        Tcp.Dispose();
        _tls.Dispose();
    }

    // RFC 8446, section 6.1. Nobody waits for it: what does not fit into the socket's buffer is not said.
    private void SayGoodbye()
    {
        _records.SendMode = CallMode.Asynchronous;
        try
        {
            Task goodbye = _tls.ShutdownAsync();
            if (!goodbye.IsCompletedSuccessfully) _ = goodbye.ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // A send was cut off in the middle, or a handshake has failed: then there is no record to put it in, and why has
            // been told.
        }
    }

    private int TakeAhead(Span<byte> destination)
    {
        int count = Math.Min(AheadCount, destination.Length);
        _ahead.AsSpan(_aheadStart, count).CopyTo(destination);
        _aheadStart += count;
        return count;
    }

    // What TLS has decrypted cannot be counted from outside, and bytes on the socket may be none of ours (tickets, half a
    // record): receiving is the only way to know.
    private void TakeWhatIsThere()
    {
        if (_ahead.Length == 0) _ahead = new byte[AheadBytes];
        _aheadStart = _aheadEnd = 0;
        _records.TakesOnlyWhatIsThere = true;
        _records.ReceiveMode = CallMode.Blocking;
        _records.SendMode = CallMode.Asynchronous; // an answer that TLS itself gives must not wait for a round
        _records.ReceiveTimeout = 1; // it does not wait
        _records.ReceiveEnd = Environment.TickCount64 + AheadMilliseconds;
        try
        {
            ValueTask<int> read = _tls.ReadAsync(_ahead);
            Debug.Assert(read.IsCompleted, "nothing below waits");
            _aheadEnd = Note(read.GetAwaiter().GetResult(), _ahead.Length);
        }
        catch (Exception failure) when (_records.FoundNothing && failure is IOException)
        {
            _mayHoldMore = false;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _failure = Translate(failure); // for the next receive
            _hasEnded = true;
        }
        finally
        {
            _records.TakesOnlyWhatIsThere = false;
        }
    }

    // Less than was asked for means that nothing decrypted is left.
    private int Note(int received, int asked)
    {
        _mayHoldMore = received == asked;
        if (received == 0) _hasEnded = true;
        return received;
    }

    private EngineFailure Translate(Exception failure)
    {
        _request.LookAt(failure);
        return _request.IsUnanswered ? _request.Unanswered
            : _records.Failure ?? failure as EngineFailure ?? new EngineFailure(FailureReason.ConnectionLost, cause: failure);
    }
}

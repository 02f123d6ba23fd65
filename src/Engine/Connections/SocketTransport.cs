using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Connections;

/// <summary>A connected TCP socket whose operations block or not, by the mode of its user, and end when their time
/// is up or when somebody aborts them.</summary>
internal sealed class SocketTransport : ITransport
{
    private const long NoDeadline = 0;
    private const long DeadlinePassed = -1;
    private const long TimerGone = long.MinValue;

    // The tick count advances in steps; a wait that looks this much too short may still have been whole.
    private const int ClockSlack = 50;

    // One send has one deadline, and a peer that is slow but moving must not run into it.
    private const int MaxSend = 64 * 1024;

    private readonly Socket _socket;
    private readonly long _madeAt = Environment.TickCount64;
    private readonly Lock _timerLock = new();
    private Timer? _timer;

    // Tick at which the pending operation ends, NoDeadline, or DeadlinePassed once the timer has ended it.
    private long _deadline;

    // The tick the timer is set to; it may fire early for a later deadline and is then set again, so that a connection
    // that is always in time costs one timer change per timeout, not one per operation.
    private long _timerDue = long.MaxValue;
    private int _blockingSendTimeout, _blockingReceiveTimeout;
    private volatile bool _aborted;
    private TcpStatistics? _lastStatistics;

    /// <param name="remote">The other end where the socket cannot tell: with fast open it is connected by its first send.</param>
    public SocketTransport(Socket connected, IPEndPoint? remote = null)
    {
        _socket = connected;
        LocalEndPoint = (IPEndPoint)connected.LocalEndPoint!; // connected sockets have both
        RemoteEndPoint = remote ?? (IPEndPoint)connected.RemoteEndPoint!;
    }

    public SocketTransport Tcp => this;

    public SecureConnection? Security => null;

    public IPEndPoint LocalEndPoint { get; }

    public IPEndPoint RemoteEndPoint { get; }

    public int Available
    {
        get
        {
            try
            {
                return _socket.Available;
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return 0; // a reset or aborted connection has nothing to give
            }
        }
    }

    public bool IsStale
    {
        get
        {
            try
            {
                return _socket.Poll(0, SelectMode.SelectRead);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return true; // what cannot be asked cannot be used
            }
        }
    }

    public bool HasUnaskedFor => IsStale;

    public bool IsTruncated => false; // of what ends with its connection nobody can tell

    public bool IsAtEnd => IsStale && Available == 0; // in this order: what arrives in between is no end

    /// <summary>What the system has counted so far, or had when the connection was closed; null when it does not tell.</summary>
    public TcpStatistics? Statistics
    {
        get
        {
            if (_lastStatistics is not null || _aborted) return _lastStatistics;
            try
            {
                return TcpStatisticsReader.Read(_socket, (ulong)(Environment.TickCount64 - _madeAt));
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return _lastStatistics; // it may have been closed just now
            }
        }
    }

    public ValueTask<int> ReceiveAsync(CallMode mode, Memory<byte> buffer, int timeout)
    {
        Debug.Assert(buffer.Length > 0);
        if (mode is not CallMode.Blocking)
        {
            ValueTask<int> receive;
            try
            {
                receive = _socket.ReceiveAsync(buffer, SocketFlags.None, CancellationToken.None);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return ValueTask.FromException<int>(Lost(failure));
            }
            return receive.IsCompletedSuccessfully ? receive : Finish(mode, receive, timeout);
        }
        try
        {
            if (_blockingReceiveTimeout != Math.Max(timeout, 0))
            {
                _socket.ReceiveTimeout = _blockingReceiveTimeout = Math.Max(timeout, 0);
            }
            return new ValueTask<int>(_socket.Receive(buffer.Span));
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            return ValueTask.FromException<int>(Lost(failure));
        }
    }

    /// <remarks>May end early: the runtime ends a receive of no bytes with the system's next report, which may be late
    /// and about bytes that have been taken since.</remarks>
    public async ValueTask WaitReadableAsync(CallMode mode, int milliseconds)
    {
        try
        {
            if (mode is not CallMode.Blocking)
            {
                await _socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None).AsTask()
                    .WaitAsync(TimeSpan.FromMilliseconds(milliseconds)).ConfigureAwait(false);
            }
            else
            {
                _socket.Poll(milliseconds < 0 ? -1 : milliseconds * 1000, SelectMode.SelectRead);
            }
        }
        catch (Exception failure) when (failure is TimeoutException or SocketException or ObjectDisposedException)
        {
            // The next receive or send tells what is the matter, if anything is.
        }
        if (IsOnSocketThread(mode)) await Task.Yield();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(CallMode mode, ReadOnlyMemory<byte> data, int timeout, CancellationToken giveUp = default)
    {
        // Who may give up looks for an answer meanwhile, and is best served at once.
        bool isPostponed = mode is CallMode.Inline && data.Length <= SendRound.MaxSend && !giveUp.CanBeCanceled;
        SendRound? round = isPostponed ? SendRound.Join() : null;
        if (round is not null) await round.Sending;
        while (!data.IsEmpty)
        {
            ReadOnlyMemory<byte> piece = data[..Math.Min(data.Length, MaxSend)];
            int sent = mode is not CallMode.Blocking
                ? await SendOnceAsync(mode, piece, timeout, giveUp).ConfigureAwait(false)
                : SendBlocking(piece.Span, timeout);
            data = data[sent..];
        }
        if (round is not null) await round.GoingOn;
    }

    public void Abort()
    {
        _aborted = true;
        _socket.Dispose();
    }

    public void Dispose()
    {
        _lastStatistics = Statistics;
        lock (_timerLock)
        {
            _timerDue = TimerGone; // a disposed timer throws when set
            _timer?.Dispose();
        }
        _socket.Dispose();
    }

    private ValueTask<int> SendOnceAsync(CallMode mode, ReadOnlyMemory<byte> data, int timeout, CancellationToken giveUp)
    {
        ValueTask<int> send;
        try
        {
            send = _socket.SendAsync(data, SocketFlags.None, giveUp);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            return ValueTask.FromException<int>(Lost(failure));
        }
        return send.IsCompletedSuccessfully ? send : Finish(mode, send, timeout);
    }

    private int SendBlocking(ReadOnlySpan<byte> data, int timeout)
    {
        long begun = Environment.TickCount64;
        try
        {
            if (_blockingSendTimeout != Math.Max(timeout, 0))
            {
                _socket.SendTimeout = _blockingSendTimeout = Math.Max(timeout, 0);
            }
            return _socket.Send(data);
        }
        catch (SocketException late) when (late.SocketErrorCode is SocketError.TimedOut && (timeout < 0 || Environment.TickCount64 - begun < timeout - ClockSlack))
        {
            // The runtime reports a reset in the middle of a blocking send as a timeout; the clock knows better.
            throw new EngineFailure(FailureReason.ConnectionLost, SocketError.ConnectionReset, late);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            throw Lost(failure);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> Finish(CallMode mode, ValueTask<int> operation, int timeout)
    {
        if (timeout >= 0) StartDeadline(timeout);
        bool waits = !operation.IsCompleted;
        int count = 0;
        Exception? failure = null;
        try
        {
            count = await operation.ConfigureAwait(false);
        }
        catch (Exception thrown) when (thrown is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            failure = thrown;
        }
        bool isLate = timeout >= 0 && !EndDeadline(); // whatever has happened: it would strike the next operation
        if (waits && IsOnSocketThread(mode)) await Task.Yield();
        if (failure is OperationCanceledException) ExceptionDispatchInfo.Throw(failure);
        if (isLate) throw new EngineFailure(FailureReason.DeadlinePassed, SocketError.TimedOut, failure);
        return failure is null ? count : throw Lost(failure);
    }

    // The thread that serves all sockets is only for who promises not to block; see SocketStart.
    private static bool IsOnSocketThread(CallMode mode) => mode is CallMode.Asynchronous && !Thread.CurrentThread.IsThreadPoolThread;

    private void StartDeadline(int timeout)
    {
        long due = Environment.TickCount64 + timeout;
        Interlocked.Exchange(ref _deadline, due); // a full fence: OnTimer either sees it or has opened _timerDue before
        if (due >= Volatile.Read(ref _timerDue)) return; // the timer fires first and is set again then
        lock (_timerLock)
        {
            if (due < _timerDue) SetTimer(due, timeout);
        }
    }

    private void SetTimer(long due, long wait)
    {
        Volatile.Write(ref _timerDue, due);
        if (_timer is not null)
        {
            _timer.Change(wait, Timeout.Infinite);
            return;
        }
        using (ExecutionContext.SuppressFlow())
        {
            _timer = new Timer(static transport => ((SocketTransport)transport!).OnTimer(), this, wait, Timeout.Infinite);
        }
    }

    /// <returns>False when the timer has ended the operation.</returns>
    private bool EndDeadline() => Interlocked.Exchange(ref _deadline, NoDeadline) != DeadlinePassed;

    private void OnTimer()
    {
        long deadline;
        lock (_timerLock)
        {
            if (_timerDue == TimerGone) return;
            Volatile.Write(ref _timerDue, long.MaxValue);
            Interlocked.MemoryBarrier();
            deadline = Volatile.Read(ref _deadline);
            if (deadline is NoDeadline or DeadlinePassed) return;
            long left = deadline - Environment.TickCount64;
            if (left > 0)
            {
                SetTimer(deadline, left);
                return;
            }
        }
        if (Interlocked.CompareExchange(ref _deadline, DeadlinePassed, deadline) == deadline) Abort();
    }

    private static EngineFailure Lost(Exception failure) => failure is SocketException { SocketErrorCode: var code }
        ? new EngineFailure(code is SocketError.TimedOut ? FailureReason.DeadlinePassed : FailureReason.ConnectionLost, code, failure)
        : new EngineFailure(FailureReason.ConnectionLost, SocketError.OperationAborted, failure);
}

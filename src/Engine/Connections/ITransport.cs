using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Connections;

/// <summary>The bytes of a connection, plain or encrypted, in both directions. Its operations block or not, by the mode of
/// its user, and end when their time is up or when somebody aborts them.</summary>
internal interface ITransport : IDisposable
{
    /// <summary>What carries them.</summary>
    SocketTransport Tcp { get; }

    /// <summary>What the handshake has settled; null = plain.</summary>
    SecureConnection? Security { get; }

    /// <summary>Bytes that can be received without waiting. Only for who uses the connection.</summary>
    int Available { get; }

    /// <summary>True when an idle connection has data or an end waiting: either way it must not be used again. What
    /// nobody asks for but TLS itself may count as data.</summary>
    bool IsStale { get; }

    /// <summary>As <see cref="IsStale"/>, also of what has been taken from the socket; only for who uses the connection.</summary>
    bool HasUnaskedFor { get; }

    /// <summary>Nothing will be received any more but the end of the stream or a failure. Only for who uses the connection.</summary>
    bool IsAtEnd { get; }

    /// <summary>The stream has ended, and anybody on the way could have ended it.</summary>
    /// <remarks>RFC 8446, section 6.1: without close_notify the end may be a truncation.</remarks>
    bool IsTruncated { get; }

    /// <summary>Receives at least one byte, or 0 at the end of the stream.</summary>
    /// <param name="timeout">Milliseconds, -1 = no limit.</param>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    ValueTask<int> ReceiveAsync(CallMode mode, Memory<byte> buffer, int timeout);

    /// <summary>Waits until something can be received, be it the end of the stream or a failure.</summary>
    /// <param name="milliseconds">Longest wait, -1 = no limit; when it has passed the connection is as it was.</param>
    /// <remarks>May end early; <see cref="Available"/> and <see cref="IsAtEnd"/> tell.</remarks>
    ValueTask WaitReadableAsync(CallMode mode, int milliseconds);

    /// <summary>Sends all of <paramref name="data"/>.</summary>
    /// <param name="timeout">Milliseconds for each send, -1 = no limit.</param>
    /// <param name="giveUp">Asynchronous mode: ends the send in the middle; the connection can still receive.</param>
    /// <exception cref="EngineFailure">DeadlinePassed, ConnectionLost.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="giveUp"/> was raised.</exception>
    ValueTask SendAsync(CallMode mode, ReadOnlyMemory<byte> data, int timeout, CancellationToken giveUp = default);

    /// <summary>Ends what is going on and makes the connection useless. Safe at any moment, from any thread.</summary>
    void Abort();
}

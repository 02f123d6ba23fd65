using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Engine.Http1;

/// <summary>The body of a response while it is being read, as the caller gets it.</summary>
/// <remarks>Each method is an operation of its own and reports what it receives. Failures: DeadlinePassed, ConnectionLost,
/// MalformedResponse, ChunkLineTooLong, HeadTooLarge.</remarks>
internal interface IResponseBody : IDisposable
{
    /// <summary>All of the body has been read, its framing included.</summary>
    bool Ended { get; }

    /// <summary>What ended the body was not quite as it should be: nothing behind it can be trusted.</summary>
    bool IsDoubtful { get; }

    /// <summary>What came behind the body, once it has ended; no line when there is nothing.</summary>
    MessageHead Trailers { get; }

    /// <summary>Fills <paramref name="destination"/>; fewer bytes only at the end of the body.</summary>
    /// <returns>Bytes stored, 0 at the end.</returns>
    ValueTask<int> ReadAsync(Memory<byte> destination);

    /// <summary>Stores what is there; waits only when nothing is.</summary>
    /// <returns>Bytes stored; 0 only at the end, or when there is no room.</returns>
    ValueTask<int> ReadSomeAsync(Memory<byte> destination);

    /// <summary>Waits until bytes are there.</summary>
    /// <returns>How many one read gets at once, at most 8192; 0 at the end.</returns>
    ValueTask<int> AvailableAsync();

    /// <summary>Throws away the rest if it can be had without waiting.</summary>
    /// <param name="limit">Bytes to throw away at most.</param>
    /// <returns>True when the body has ended by that.</returns>
    bool TryDrain(uint limit);
}

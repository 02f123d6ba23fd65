using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Http1;

/// <summary>Follows the chunks of a body through the bytes buffered on its connection.</summary>
/// <remarks>RFC 9112, section 7.1.</remarks>
internal sealed class ChunkedFraming(uint maxTrailerBytes)
{
    private enum State : byte
    {
        SizeLine,
        Data,
        DataEnd,
        Trailers,
        Ended,
    }

    private State _state;
    private ChunkSizeLine _sizeLine;
    private int _lineEndSeen;
    private TrailerSection _trailers = new(maxTrailerBytes);

    /// <summary>Body bytes left in the current chunk; above 0 the next byte of the connection is one of them.</summary>
    public long Remaining { get; private set; }

    /// <summary>Peers may disagree about where the trailers end.</summary>
    public bool IsDoubtful => _trailers.IsDoubtful;

    /// <summary>The trailers, null until the body has ended.</summary>
    public MessageHead? Trailers { get; private set; }

    public bool Ended => _state is State.Ended;

    public void TakeData(int count)
    {
        Remaining -= count;
        if (Remaining == 0) _state = State.DataEnd;
    }

    /// <summary>Consumes framing until body data comes next or the body has ended.</summary>
    /// <returns>False when the buffer ran out before that.</returns>
    /// <exception cref="EngineFailure">MalformedResponse, ChunkLineTooLong, HeadTooLarge, TooManyHeaders.</exception>
    public bool Advance(Connection connection)
    {
        while (true)
        {
            switch (_state)
            {
                case State.Data or State.Ended:
                    return true;
                case State.SizeLine:
                    ParseStatus line = _sizeLine.Read(connection.Buffered, out int used);
                    connection.Consume(used);
                    if (line is ParseStatus.NeedMore) return false;
                    if (line is ParseStatus.TooLarge) throw new EngineFailure(FailureReason.ChunkLineTooLong);
                    if (line is not ParseStatus.Done) throw new EngineFailure(FailureReason.MalformedResponse);
                    Remaining = _sizeLine.Size;
                    _sizeLine = default;
                    _state = Remaining > 0 ? State.Data : State.Trailers;
                    break;
                case State.DataEnd:
                    if (!TakeLineEnd(connection)) return false;
                    _state = State.SizeLine;
                    break;
                case State.Trailers:
                    if (!TakeTrailers(connection)) return false;
                    _state = State.Ended;
                    break;
            }
        }
    }

    private bool TakeLineEnd(Connection connection)
    {
        ReadOnlySpan<byte> expected = "\r\n"u8;
        while (_lineEndSeen < 2)
        {
            if (connection.BufferedCount == 0) return false;
            if (connection.Buffered[0] != expected[_lineEndSeen]) throw new EngineFailure(FailureReason.MalformedResponse);
            connection.Consume(1);
            _lineEndSeen++;
        }
        _lineEndSeen = 0;
        return true;
    }

    private bool TakeTrailers(Connection connection)
    {
        ParseStatus status = _trailers.Read(connection.Buffered, out int used);
        connection.Consume(used);
        if (status is ParseStatus.TooLarge) throw new EngineFailure(FailureReason.HeadTooLarge);
        if (status is ParseStatus.TooMany) throw new EngineFailure(FailureReason.TooManyHeaders);
        if (status is ParseStatus.NeedMore) return false;
        Trailers = _trailers.ToHead();
        return true;
    }
}

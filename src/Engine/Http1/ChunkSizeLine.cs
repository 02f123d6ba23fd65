using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Engine.Http1;

/// <summary>Reads one chunk-size line, fed in slices of any length. One value per line.</summary>
/// <remarks>RFC 9112, section 7.1; extensions are skipped (7.1.1). A bare LF is refused: peers that disagree about line
/// ends can be made to disagree about where a message stops.</remarks>
internal struct ChunkSizeLine
{
    // 15 digits stay below 2^60, so the size cannot wrap.
    private const int MaxDigits = 15;

    // Size and extensions together. No RFC limit exists; this bounds the work a peer can ask for.
    private const int MaxLineBytes = 4096;

    private enum State : byte
    {
        Digits,
        Padding,
        Extension,
        LineFeed,
    }

    private State _state;
    private int _digits, _lineBytes;

    /// <summary>Chunk length in bytes, 0 for the last chunk. Valid once Done.</summary>
    public long Size { get; private set; }

    /// <param name="input">Unread bytes; may be empty.</param>
    /// <param name="consumed">Bytes of <paramref name="input"/> used, whatever the result.</param>
    public ParseStatus Read(ReadOnlySpan<byte> input, out int consumed)
    {
        for (consumed = 0; consumed < input.Length;)
        {
            char next = (char)input[consumed++];
            if (++_lineBytes > MaxLineBytes) return ParseStatus.TooLarge;
            switch (_state)
            {
                case State.Digits when char.IsAsciiHexDigit(next):
                    if (++_digits > MaxDigits) return ParseStatus.TooLarge;
                    Size = Size * 16 + (next <= '9' ? next - '0' : (next | 0x20) - 'a' + 10);
                    break;
                case State.Digits or State.Padding when _digits > 0 && next is (' ' or '\t'):
                    _state = State.Padding; // RFC 9110, section 5.6.3: bad whitespace is removed, not refused
                    break;
                case State.Digits or State.Padding when _digits > 0 && next == ';':
                    _state = State.Extension;
                    break;
                case State.Extension when next is not ('\r' or '\n'):
                    break;
                case not State.LineFeed when _digits > 0 && next == '\r':
                    _state = State.LineFeed;
                    break;
                case State.LineFeed when next == '\n':
                    return ParseStatus.Done;
                default:
                    return ParseStatus.Malformed;
            }
        }
        return ParseStatus.NeedMore;
    }
}

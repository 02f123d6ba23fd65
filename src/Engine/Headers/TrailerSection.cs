using System.Buffers;

namespace WinHttpCompat.Engine.Headers;

/// <summary>Collects the trailers behind a chunked body, fed in slices of any length.</summary>
/// <remarks>RFC 9112, section 7.1.2. Nothing a trailer says changes how a message is read or a connection used (RFC 9110,
/// section 6.5.1): trailers are for the caller alone.</remarks>
internal struct TrailerSection(uint maxBytes)
{
    private readonly uint _maxBytes = Math.Min(maxBytes, HeaderLines.MaxBytes);
    private ArrayBufferWriter<byte>? _bytes;
    private uint _received;
    private int _lines, _lineLength;
    private byte _last;

    /// <summary>Not all were header lines ended by CRLF: peers may disagree about where the section ends.</summary>
    public bool IsDoubtful { get; private set; }

    /// <param name="input">Unread bytes; may be empty.</param>
    /// <param name="consumed">Bytes of <paramref name="input"/> used, whatever the result.</param>
    public ParseStatus Read(ReadOnlySpan<byte> input, out int consumed)
    {
        for (consumed = 0; consumed < input.Length;)
        {
            byte next = input[consumed++];
            if (++_received > _maxBytes) return ParseStatus.TooLarge;
            IsDoubtful |= next == '\n' != (_last == '\r');
            _last = next;
            if (next != '\n')
            {
                if (next != '\r') _lineLength++;
                continue;
            }
            if (_lineLength == 0)
            {
                if (_lines > 0) Keep(input[..consumed]);
                return ParseStatus.Done;
            }
            if (++_lines > HeaderLines.MaxCount) return ParseStatus.TooMany;
            _lineLength = 0;
        }
        Keep(input);
        return ParseStatus.NeedMore;
    }

    /// <summary>What was collected, once Done: no first line, and no line that is malformed.</summary>
    public MessageHead ToHead()
    {
        if (_bytes is null || _lines == 0) return MessageHead.Empty;
        ReadOnlySpan<byte> rest = _bytes.WrittenSpan;
        using HeaderLines lines = new(rest.Length, _lines);
        while (HeaderLines.TryCut(ref rest, out ReadOnlySpan<byte> line))
        {
            if (!line.IsEmpty) IsDoubtful |= !lines.TryAdd(line);
        }
        return lines.ToHead();
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (!part.IsEmpty) (_bytes ??= new ArrayBufferWriter<byte>()).Write(part);
    }
}

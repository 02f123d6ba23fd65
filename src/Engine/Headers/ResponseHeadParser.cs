using System.Buffers;

namespace WinHttpCompat.Engine.Headers;

/// <summary>What a parser makes of the bytes so far.</summary>
internal enum ParseStatus
{
    NeedMore,
    Done,
    Malformed,
    TooMany,
    TooLarge,
}

/// <summary>Reads a response head; may be asked again as bytes arrive and then looks only at the new ones.</summary>
/// <remarks>RFC 9112, sections 2.2, 4 and 5. A bare LF ends a line, as WinHTTP has it; a NUL or a bare CR makes the head
/// malformed. Blanks around the colon are dropped (RFC 9112 forbids those before it).</remarks>
internal struct ResponseHeadParser
{
    // Bounds the index of one head; far more than any server sends.
    private const int MaxHeaders = 4000;

    private int _scanned;

    /// <param name="received">All unread bytes, from the first byte of the head.</param>
    /// <param name="maxBytes">Limit for the head, in bytes.</param>
    /// <param name="consumed">Bytes of the head when Done, else 0.</param>
    /// <param name="head">Not null when Done.</param>
    public ParseStatus Parse(ReadOnlySpan<byte> received, uint maxBytes, out int consumed, out ResponseHead? head)
    {
        consumed = 0;
        head = null;
        // Whatever does not start as a status line never becomes one; waiting for its end could take for ever.
        ReadOnlySpan<byte> start = "HTTP/1."u8;
        int known = Math.Min(start.Length, received.Length);
        if (!received[..known].SequenceEqual(start[..known])) return ParseStatus.Malformed;

        int end = FindEnd(received);
        if (end < 0 ? received.Length >= maxBytes : end > maxBytes) return ParseStatus.TooLarge;
        if (end < 0) return ParseStatus.NeedMore;
        ParseStatus status = Read(received[..end], out head);
        if (status is ParseStatus.Done) consumed = end;
        return status;
    }

    /// <returns>Length of the head with its empty line, or -1.</returns>
    private int FindEnd(ReadOnlySpan<byte> received)
    {
        while (true)
        {
            int found = received[_scanned..].IndexOf((byte)'\n');
            if (found < 0)
            {
                _scanned = received.Length;
                return -1;
            }
            int next = _scanned + found + 1;
            if (next < received.Length && received[next] == '\n') return next + 1;
            if (next + 1 < received.Length && received[next] == '\r' && received[next + 1] == '\n') return next + 2;
            if (next >= received.Length || next + 1 == received.Length && received[next] == '\r')
            {
                _scanned = next - 1; // what follows this line's end is not here yet
                return -1;
            }
            _scanned = next;
        }
    }

    private static ParseStatus Read(ReadOnlySpan<byte> bytes, out ResponseHead? head)
    {
        head = null;
        if (bytes.Contains((byte)0)) return ParseStatus.Malformed;
        int lineCount = bytes.Count((byte)'\n') - 1;
        if (lineCount > MaxHeaders + 1) return ParseStatus.TooMany;

        // Each line can grow by a CR and by a blank behind the colon.
        byte[] scratch = ArrayPool<byte>.Shared.Rent(bytes.Length + 2 * lineCount);
        MessageHead.Line[] lines = ArrayPool<MessageHead.Line>.Shared.Rent(lineCount);
        try
        {
            int length = 0, count = 0, statusCode = 0, minorVersion = 0;
            bool first = true;
            while (TakeLine(ref bytes, out ReadOnlySpan<byte> line))
            {
                if (line.Contains((byte)'\r')) return ParseStatus.Malformed;
                if (line.IsEmpty) break;
                if (first)
                {
                    first = false;
                    if (!TryReadStatusLine(line, out minorVersion, out statusCode)) return ParseStatus.Malformed;
                    Append(scratch, ref length, line);
                    Append(scratch, ref length, "\r\n"u8);
                }
                else if (line[0] is (byte)' ' or (byte)'\t')
                {
                    if (count == 0) return ParseStatus.Malformed;
                    Unfold(scratch, ref length, ref lines[count - 1], line.Trim(" \t"u8));
                }
                else if (!TryReadHeader(line, scratch, ref length, out lines[count++]))
                {
                    return ParseStatus.Malformed;
                }
            }
            head = new ResponseHead(new MessageHead(scratch.AsSpan(0, length).ToArray(), lines.AsSpan(0, count).ToArray()), minorVersion, statusCode);
            return ParseStatus.Done;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
            ArrayPool<MessageHead.Line>.Shared.Return(lines);
        }
    }

    private static bool TakeLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        int end = rest.IndexOf((byte)'\n');
        line = end < 0 ? [] : rest[..end];
        if (end < 0) return false;
        rest = rest[(end + 1)..];
        if (line.EndsWith("\r"u8)) line = line[..^1];
        return true;
    }

    // RFC 9112, section 4: HTTP-version SP status-code SP [ reason-phrase ]; the last blank is often missing.
    private static bool TryReadStatusLine(ReadOnlySpan<byte> line, out int minorVersion, out int statusCode)
    {
        minorVersion = statusCode = 0;
        if (line.Length < 12 || line[8] != ' ' || line.Length > 12 && line[12] != ' ') return false;
        if (!char.IsAsciiDigit((char)line[7])) return false;
        minorVersion = line[7] - '0';
        for (int i = 9; i < 12; i++)
        {
            if (!char.IsAsciiDigit((char)line[i])) return false;
            statusCode = statusCode * 10 + (line[i] - '0');
        }
        return statusCode >= 100;
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> line, byte[] text, ref int length, out MessageHead.Line place)
    {
        place = default;
        int colon = line.IndexOf((byte)':');
        if (colon < 0) return false;
        ReadOnlySpan<byte> name = line[..colon].TrimEnd(" \t"u8);
        if (!HttpToken.IsToken(name)) return false;
        ReadOnlySpan<byte> value = line[(colon + 1)..].Trim(" \t"u8);
        int nameStart = length;
        Append(text, ref length, name);
        Append(text, ref length, ": "u8);
        place = new MessageHead.Line(nameStart, name.Length, length, value.Length);
        Append(text, ref length, value);
        Append(text, ref length, "\r\n"u8);
        return true;
    }

    // RFC 9112, section 5.2: a folded line continues the value before it behind one blank.
    private static void Unfold(byte[] text, ref int length, ref MessageHead.Line place, ReadOnlySpan<byte> more)
    {
        if (more.IsEmpty) return;
        length -= 2;
        if (place.ValueLength > 0) text[length++] = (byte)' ';
        Append(text, ref length, more);
        place = place with { ValueLength = length - place.ValueStart };
        Append(text, ref length, "\r\n"u8);
    }

    private static void Append(byte[] text, ref int length, ReadOnlySpan<byte> more)
    {
        more.CopyTo(text.AsSpan(length));
        length += more.Length;
    }
}

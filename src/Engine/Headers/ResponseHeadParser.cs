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
/// <remarks>RFC 9112, sections 2.2, 4 and 5; <see cref="HeaderLines"/> says how lines are read. A malformed one makes the
/// head malformed.</remarks>
internal struct ResponseHeadParser
{
    private int _scanned;

    /// <param name="received">All unread bytes, from the first byte of the head.</param>
    /// <param name="maxBytes">Limit for the head, in bytes; at most <see cref="HeaderLines.MaxBytes"/> count.</param>
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
        maxBytes = Math.Min(maxBytes, HeaderLines.MaxBytes);
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
        int lineCount = bytes.Count((byte)'\n') - 1;
        if (lineCount > HeaderLines.MaxCount + 1) return ParseStatus.TooMany;
        if (!HeaderLines.TryCut(ref bytes, out ReadOnlySpan<byte> first)
            || !TryReadStatusLine(first, out int minorVersion, out int statusCode))
        {
            return ParseStatus.Malformed;
        }
        using HeaderLines lines = new(first.Length + bytes.Length, lineCount);
        lines.AddFirst(first);
        while (HeaderLines.TryCut(ref bytes, out ReadOnlySpan<byte> line) && !line.IsEmpty)
        {
            if (!lines.TryAdd(line)) return ParseStatus.Malformed;
        }
        head = new ResponseHead(lines.ToHead(), minorVersion, statusCode);
        return ParseStatus.Done;
    }

    // RFC 9112, section 4: HTTP-version SP status-code SP [ reason-phrase ]; the last blank is often missing.
    private static bool TryReadStatusLine(ReadOnlySpan<byte> line, out int minorVersion, out int statusCode)
    {
        minorVersion = statusCode = 0;
        if (line.Length < 12 || line[8] != ' ' || line.Length > 12 && line[12] != ' ') return false;
        if (line.ContainsAny((byte)0, (byte)'\r') || !char.IsAsciiDigit((char)line[7])) return false;
        minorVersion = line[7] - '0';
        for (int i = 9; i < 12; i++)
        {
            if (!char.IsAsciiDigit((char)line[i])) return false;
            statusCode = statusCode * 10 + (line[i] - '0');
        }
        return statusCode >= 100;
    }
}

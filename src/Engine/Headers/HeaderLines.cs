using System.Buffers;

namespace WinHttpCompat.Engine.Headers;

/// <summary>Reads the lines of a head, or of a trailer section, into one <see cref="MessageHead"/>.</summary>
/// <remarks>RFC 9112, sections 2.2 and 5. A bare LF ends a line, as WinHTTP has it; a NUL or a CR inside a line makes it
/// malformed. Blanks around the colon are dropped (RFC 9112 forbids those before it).</remarks>
internal ref struct HeaderLines
{
    /// <summary>Bounds the index of one head; far more than any server sends.</summary>
    public const int MaxCount = 4000;

    /// <summary>The largest limit a caller can set: buffers may double once more and stay below 2^31.</summary>
    public const uint MaxBytes = 1 << 28;

    private readonly byte[] _text;
    private readonly MessageHead.Line[] _lines;
    private int _length, _count;
    private bool _canFold;

    /// <param name="bytes">Of all lines to come, with their ends.</param>
    /// <param name="lines">How many there are.</param>
    public HeaderLines(int bytes, int lines)
    {
        // Each line can grow by a CR and by a blank behind the colon.
        _text = ArrayPool<byte>.Shared.Rent(bytes + 2 * lines);
        _lines = ArrayPool<MessageHead.Line>.Shared.Rent(lines);
    }

    /// <summary>Cuts the next line off, without its end.</summary>
    /// <returns>False when there is none, or its end is missing.</returns>
    public static bool TryCut(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        int end = rest.IndexOf((byte)'\n');
        line = end < 0 ? [] : rest[..end];
        if (end < 0) return false;
        rest = rest[(end + 1)..];
        if (line.EndsWith("\r"u8)) line = line[..^1];
        return true;
    }

    /// <summary>Takes the line before the headers as it is.</summary>
    public void AddFirst(scoped ReadOnlySpan<byte> line)
    {
        Append(line);
        EndLine();
    }

    /// <summary>Takes a header line, or a folded line that goes on with the header before it.</summary>
    /// <returns>False when it is malformed; it is left out then, and so is what is folded onto it.</returns>
    public bool TryAdd(scoped ReadOnlySpan<byte> line)
    {
        bool isFolded = OptionalWhitespace.Is(line[0]);
        if (line.ContainsAny((byte)0, (byte)'\r')) return _canFold = false;
        if (!isFolded) return _canFold = TryAddHeader(line);
        if (_canFold) Unfold(line.TrimBlanks());
        return _canFold;
    }

    public readonly MessageHead ToHead() => new(_text.AsSpan(0, _length).ToArray(), _lines.AsSpan(0, _count).ToArray());

    public readonly void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_text);
        ArrayPool<MessageHead.Line>.Shared.Return(_lines);
    }

    private bool TryAddHeader(scoped ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        if (colon < 0) return false;
        ReadOnlySpan<byte> name = line[..colon].TrimEndBlanks();
        if (!HttpToken.IsToken(name)) return false;
        ReadOnlySpan<byte> value = line[(colon + 1)..].TrimBlanks();
        _lines[_count++] = new MessageHead.Line(_length, name.Length, _length + name.Length + ": ".Length, value.Length);
        // Nearly all lines are written as they are to be kept.
        if (line.Length == name.Length + ": ".Length + value.Length && line[name.Length + 1] == ' ')
        {
            Append(line);
        }
        else
        {
            Append(name);
            Append(": "u8);
            Append(value);
        }
        EndLine();
        return true;
    }

    // RFC 9112, section 5.2: a folded line continues the value before it behind one blank.
    private void Unfold(scoped ReadOnlySpan<byte> more)
    {
        if (more.IsEmpty) return;
        ref MessageHead.Line place = ref _lines[_count - 1];
        _length -= 2;
        if (place.ValueLength > 0) _text[_length++] = (byte)' ';
        Append(more);
        place = place with { ValueLength = _length - place.ValueStart };
        EndLine();
    }

    private void EndLine()
    {
        _text[_length++] = (byte)'\r';
        _text[_length++] = (byte)'\n';
    }

    private void Append(scoped ReadOnlySpan<byte> more)
    {
        more.CopyTo(_text.AsSpan(_length));
        _length += more.Length;
    }
}

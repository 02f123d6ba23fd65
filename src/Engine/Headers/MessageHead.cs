namespace WinHttpCompat.Engine.Headers;

/// <summary>The head of a message, kept as bytes; texts are made when somebody asks.</summary>
/// <param name="text">First line, which trailers do not have, and header lines, each ended by CRLF, without the empty
/// line; each header line is "name: value" with neither folding nor padding.</param>
/// <param name="lines">Where the header lines are, in order.</param>
internal sealed class MessageHead(byte[] text, MessageHead.Line[] lines)
{
    /// <summary>No line at all: trailers of a message that has none.</summary>
    public static MessageHead Empty { get; } = new([], []);

    /// <summary>Offsets and lengths into the text.</summary>
    internal readonly record struct Line(int NameStart, int NameLength, int ValueStart, int ValueLength);

    /// <summary>All lines, each ended by CRLF.</summary>
    public ReadOnlySpan<byte> Text => text;

    public ReadOnlySpan<byte> FirstLine => Text[..Text.IndexOf("\r\n"u8)];

    public int Count => lines.Length;

    public ReadOnlySpan<byte> Name(int index) => Text.Slice(lines[index].NameStart, lines[index].NameLength);

    public ReadOnlySpan<byte> Value(int index) => Text.Slice(lines[index].ValueStart, lines[index].ValueLength);

    /// <param name="name">Header name, any case.</param>
    /// <param name="occurrence">Which one of that name, from 0.</param>
    /// <returns>Which line it is, or -1 when there are not as many.</returns>
    public int IndexOf(ReadOnlySpan<byte> name, int occurrence)
    {
        for (int i = 0; i < Count; i++)
        {
            if (IsNamed(i, name) && occurrence-- == 0) return i;
        }
        return -1;
    }

    /// <inheritdoc cref="IndexOf"/>
    /// <returns>False when there are not as many.</returns>
    public bool TryFind(ReadOnlySpan<byte> name, int occurrence, out ReadOnlySpan<byte> value)
    {
        int index = IndexOf(name, occurrence);
        value = index < 0 ? default : Value(index);
        return index >= 0;
    }

    /// <summary>The values of all headers of one name, in one pass.</summary>
    public ValuesOf Values(ReadOnlySpan<byte> name) => new(this, name);

    /// <summary>Walks over the values of all headers of one name.</summary>
    internal ref struct ValuesOf(MessageHead head, ReadOnlySpan<byte> name)
    {
        private readonly ReadOnlySpan<byte> _name = name;
        private int _index = -1;

        public readonly ReadOnlySpan<byte> Current => head.Value(_index);

        public readonly ValuesOf GetEnumerator() => this;

        public bool MoveNext()
        {
            while (++_index < head.Count)
            {
                if (head.IsNamed(_index, _name)) return true;
            }
            return false;
        }
    }

    /// <summary>Whether a comma-separated list, in one header or several, names <paramref name="token"/>.</summary>
    /// <remarks>RFC 9110, section 5.6.1.</remarks>
    public bool ListContains(ReadOnlySpan<byte> name, ReadOnlySpan<byte> token)
    {
        foreach (ReadOnlySpan<byte> list in Values(name))
        {
            foreach (ReadOnlySpan<byte> element in new ListElements(list))
            {
                if (element.Length == token.Length && System.Text.Ascii.EqualsIgnoreCase(element, token)) return true;
            }
        }
        return false;
    }

    /// <summary>The same head without the headers of these names.</summary>
    /// <param name="names">Any case.</param>
    public MessageHead Without(params ReadOnlySpan<string> names)
    {
        List<Line> kept = [];
        byte[] rest = new byte[text.Length];
        int length = FirstLine.Length + "\r\n".Length;
        text.AsSpan(0, length).CopyTo(rest);
        foreach (Line line in lines)
        {
            if (IsNamed(line, names)) continue;
            ReadOnlySpan<byte> whole = Text[line.NameStart..(line.ValueStart + line.ValueLength + "\r\n".Length)];
            whole.CopyTo(rest.AsSpan(length));
            kept.Add(line with { NameStart = length, ValueStart = length + line.ValueStart - line.NameStart });
            length += whole.Length;
        }
        return new MessageHead(rest[..length], [.. kept]);
    }

    private bool IsNamed(Line line, ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(Text.Slice(line.NameStart, line.NameLength), name)) return true;
        }
        return false;
    }

    private bool IsNamed(int index, ReadOnlySpan<byte> name) =>
        lines[index].NameLength == name.Length && System.Text.Ascii.EqualsIgnoreCase(Name(index), name);
}

namespace WinHttpCompat.Engine.Headers;

/// <summary>The head of a message, kept as bytes; texts are made when somebody asks.</summary>
/// <param name="text">First line and header lines, each ended by CRLF, without the empty line; each header line is
/// "name: value" with neither folding nor padding.</param>
/// <param name="lines">Where the header lines are, in order.</param>
internal sealed class MessageHead(byte[] text, MessageHead.Line[] lines)
{
    /// <summary>Offsets and lengths into the text.</summary>
    internal readonly record struct Line(int NameStart, int NameLength, int ValueStart, int ValueLength);

    /// <summary>First line and header lines, each ended by CRLF.</summary>
    public ReadOnlySpan<byte> Text => text;

    public ReadOnlySpan<byte> FirstLine => Text[..Text.IndexOf("\r\n"u8)];

    public int Count => lines.Length;

    public ReadOnlySpan<byte> Name(int index) => Text.Slice(lines[index].NameStart, lines[index].NameLength);

    public ReadOnlySpan<byte> Value(int index) => Text.Slice(lines[index].ValueStart, lines[index].ValueLength);

    /// <param name="name">Header name, any case.</param>
    /// <param name="occurrence">Which one of that name, from 0.</param>
    /// <returns>False when there are not as many.</returns>
    public bool TryFind(ReadOnlySpan<byte> name, int occurrence, out ReadOnlySpan<byte> value)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].NameLength != name.Length || !System.Text.Ascii.EqualsIgnoreCase(Name(i), name)) continue;
            if (occurrence-- > 0) continue;
            value = Value(i);
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Whether a comma-separated list, in one header or several, names <paramref name="token"/>.</summary>
    /// <remarks>RFC 9110, section 5.6.1.</remarks>
    public bool ListContains(ReadOnlySpan<byte> name, ReadOnlySpan<byte> token)
    {
        for (int occurrence = 0; TryFind(name, occurrence, out ReadOnlySpan<byte> list); occurrence++)
        {
            foreach (Range part in list.Split((byte)','))
            {
                if (System.Text.Ascii.EqualsIgnoreCase(list[part].Trim(" \t"u8), token)) return true;
            }
        }
        return false;
    }
}

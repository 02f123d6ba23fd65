using System.Globalization;
using System.Text;

namespace WinHttpCompat.TestServer;

/// <summary>Bytes as one line of printable ASCII between quotes, close to how C writes them.</summary>
/// <remarks>Unlike C, \x takes exactly two digits and \0 is never the start of an octal number.</remarks>
internal static class EscapedText
{
    /// <summary>One or more quoted strings, joined as C joins literals. Other characters become UTF-8.</summary>
    /// <exception cref="FormatException">Not of that form.</exception>
    public static byte[] Parse(string text)
    {
        using MemoryStream bytes = new();
        int at = 0;
        do
        {
            at = ReadQuoted(text, at, bytes);
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        }
        while (at < text.Length);
        return bytes.ToArray();
    }

    private static int ReadQuoted(string text, int at, MemoryStream bytes)
    {
        if (at >= text.Length || text[at] != '"') throw new FormatException("text in quotes is expected");
        for (at++; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    return at + 1;
                case '\\':
                    at = ReadEscape(text, at + 1, bytes);
                    break;
                default:
                    int end = text.AsSpan(at).IndexOfAny('"', '\\');
                    if (end < 0) end = text.Length - at;
                    bytes.Write(Encoding.UTF8.GetBytes(text, at, end));
                    at += end - 1;
                    break;
            }
        }
        throw new FormatException("the closing quote is missing");
    }

    /// <returns>The last position of the escape.</returns>
    private static int ReadEscape(string text, int at, MemoryStream bytes)
    {
        char kind = at < text.Length ? text[at] : ' ';
        if (kind == 'x')
        {
            if (at + 2 >= text.Length ||
                !byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                throw new FormatException("\\x needs two hexadecimal digits");
            }
            bytes.WriteByte(value);
            return at + 2;
        }

        bytes.WriteByte(kind switch
        {
            'r' => (byte)'\r',
            'n' => (byte)'\n',
            't' => (byte)'\t',
            '0' => 0,
            '\\' or '"' => (byte)kind,
            _ => throw new FormatException($"unknown escape \\{kind}"),
        });
        return at;
    }

    public static string Format(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new("\"", bytes.Length + 2);
        foreach (byte value in bytes)
        {
            switch (value)
            {
                case (byte)'\r':
                    text.Append("\\r");
                    break;
                case (byte)'\n':
                    text.Append("\\n");
                    break;
                case (byte)'\\' or (byte)'"':
                    text.Append('\\').Append((char)value);
                    break;
                case >= 0x20 and < 0x7F:
                    text.Append((char)value);
                    break;
                default:
                    text.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}");
                    break;
            }
        }
        return text.Append('"').ToString();
    }
}

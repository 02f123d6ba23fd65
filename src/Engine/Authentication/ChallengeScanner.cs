using System.Buffers;
using System.Text;
using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>What stands between two commas of a challenge line.</summary>
internal enum ChallengePart
{
    Scheme,
    Token68,
    Parameter,
    Garbage,
}

/// <summary>Walks over the parts of one WWW-Authenticate line, or of an Authentication-Info line, which has parameters
/// only. Its work is linear in the line's length.</summary>
/// <remarks>RFC 9110, sections 5.6, 11.2 and 11.6.1. One comma separates both challenges and parameters, so only "name ="
/// tells a parameter from the next scheme. Wider than the grammar: blanks around the equals sign, and values without
/// quotes that hold more than a token's characters, as servers send nonces.</remarks>
internal ref struct ChallengeScanner(ReadOnlySpan<byte> line)
{
    private static readonly SearchValues<byte> Token68Characters = SearchValues.Create(
        "-._~+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    private ReadOnlySpan<byte> _rest = line;
    private bool _isBehindScheme;
    private bool _isQuoted;

    public ChallengePart Part { get; private set; }

    /// <summary>Of a scheme or a parameter.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Of a token68, or of a parameter: without its quotes, with its escapes.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The value without its escapes, one character a byte.</summary>
    public readonly string ValueText
    {
        get
        {
            string text = Encoding.Latin1.GetString(Value);
            if (!_isQuoted || !text.Contains('\\')) return text;
            StringBuilder plain = new(text.Length);
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] == '\\') i++; // the end of the string is never escaped, or it would not be the end
                plain.Append(text[i]);
            }
            return plain.ToString();
        }
    }

    /// <returns>False at the end of the line.</returns>
    public bool MoveNext()
    {
        Name = Value = default;
        _isQuoted = false;
        if (_isBehindScheme)
        {
            _isBehindScheme = false;
            if (!TryTakeToken68() && !TryTakeParameter()) SkipGarbage();
            return true;
        }
        _rest = _rest.TrimStart(", \t"u8);
        if (_rest.IsEmpty) return false;
        if (!TryTakeParameter() && !TryTakeScheme()) SkipGarbage();
        return true;
    }

    private static bool IsOver(ReadOnlySpan<byte> rest) => rest.IsEmpty || rest[0] == ',';

    private static int TokenLength(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (length < text.Length && HttpToken.IsTokenByte(text[length])) length++;
        return length;
    }

    private bool TryTakeScheme()
    {
        int length = TokenLength(_rest);
        ReadOnlySpan<byte> behind = _rest[length..];
        ReadOnlySpan<byte> next = behind.TrimStartBlanks();
        if (length == 0 || next.Length == behind.Length && !IsOver(next) || next.StartsWith("="u8)) return false;
        Part = ChallengePart.Scheme;
        Name = _rest[..length];
        _isBehindScheme = !IsOver(next);
        _rest = next;
        return true;
    }

    private bool TryTakeToken68()
    {
        int length = _rest.IndexOfAnyExcept(Token68Characters);
        if (length == 0) return false;
        if (length < 0) length = _rest.Length;
        while (length < _rest.Length && _rest[length] == '=') length++;
        ReadOnlySpan<byte> next = _rest[length..].TrimStartBlanks();
        if (!IsOver(next)) return false;
        Part = ChallengePart.Token68;
        Value = _rest[..length];
        _rest = next;
        return true;
    }

    private bool TryTakeParameter()
    {
        int length = TokenLength(_rest);
        ReadOnlySpan<byte> next = _rest[length..].TrimStartBlanks();
        if (length == 0 || !next.StartsWith("="u8)) return false;
        next = next[1..].TrimStartBlanks();
        ReadOnlySpan<byte> value;
        bool quoted = next.StartsWith("\""u8);
        if (quoted)
        {
            int end = QuotedLength(next);
            if (end < 0) return false;
            value = next[1..(end - 1)];
            next = next[end..];
        }
        else
        {
            int end = 0;
            while (end < next.Length && next[end] is > (byte)' ' and not ((byte)',' or (byte)'"' or 0x7F)) end++;
            if (end == 0) return false;
            value = next[..end];
            next = next[end..];
        }
        next = next.TrimStartBlanks();
        if (!IsOver(next)) return false;
        Part = ChallengePart.Parameter;
        Name = _rest[..length];
        Value = value;
        _isQuoted = quoted;
        _rest = next;
        return true;
    }

    /// <returns>Length of the quoted string with its quotes; -1 when it does not end or has a control character.</returns>
    private static int QuotedLength(ReadOnlySpan<byte> text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == '"') return i + 1;
            if (text[i] == '\\') i++;
            if (i < text.Length && (text[i] < ' ' && text[i] != '\t' || text[i] == 0x7F)) return -1;
        }
        return -1;
    }

    /// <summary>To the next comma that no quotes hold. Behind a quote that is never closed nothing is believed.</summary>
    private void SkipGarbage()
    {
        Part = ChallengePart.Garbage;
        bool quoted = false;
        int i = 0;
        for (; i < _rest.Length && (quoted || _rest[i] != ','); i++)
        {
            if (_rest[i] == '"') quoted = !quoted;
            else if (quoted && _rest[i] == '\\') i++;
        }
        _rest = _rest[Math.Min(i, _rest.Length)..];
    }
}

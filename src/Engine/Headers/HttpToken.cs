using System.Buffers;

namespace WinHttpCompat.Engine.Headers;

/// <summary>The characters of methods, header names and header values.</summary>
/// <remarks>RFC 9110, sections 5.5 and 5.6.2.</remarks>
internal static class HttpToken
{
    private const string TokenText =
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> Characters = SearchValues.Create(TokenText);
    private static readonly SearchValues<byte> Bytes = SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(TokenText));

    public static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(Characters);

    public static bool IsToken(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(Bytes);

    public static bool IsTokenByte(byte candidate) => Bytes.Contains(candidate);

    /// <summary>A header value of the caller: no control character but the tab, no half of a surrogate pair.</summary>
    public static bool IsFieldValue(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char next = text[i];
            if (next < ' ' && next != '\t' || next == '\x7f') return false;
            if (!char.IsSurrogate(next)) continue;
            if (!char.IsHighSurrogate(next) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }
}

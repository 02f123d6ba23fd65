namespace WinHttpCompat.Engine.Headers;

/// <summary>Blanks and tabs that mean nothing: OWS.</summary>
/// <remarks>RFC 9110, section 5.6.3.</remarks>
internal static class OptionalWhitespace
{
    public static bool Is(byte candidate) => candidate is (byte)' ' or (byte)'\t';

    /// <summary>The text without that around it.</summary>
    public static ReadOnlySpan<byte> TrimBlanks(this ReadOnlySpan<byte> text) => text.TrimStartBlanks().TrimEndBlanks();

    public static ReadOnlySpan<byte> TrimStartBlanks(this ReadOnlySpan<byte> text)
    {
        int start = 0;
        while (start < text.Length && Is(text[start])) start++;
        return text[start..];
    }

    public static ReadOnlySpan<byte> TrimEndBlanks(this ReadOnlySpan<byte> text)
    {
        int end = text.Length;
        while (end > 0 && Is(text[end - 1])) end--;
        return text[..end];
    }
}

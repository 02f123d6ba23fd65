using System.Text;

namespace WinHttpCompat.Engine.Headers;

/// <summary>Header text as bytes and as characters.</summary>
/// <remarks>Undocumented; chosen because nearly all senders of bytes above 127 mean UTF-8, and text that is not valid
/// UTF-8 must still come through without loss: it is read as ISO 8859-1, byte by byte.</remarks>
internal static class HeadText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return Encoding.ASCII.GetString(bytes);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Strict.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}

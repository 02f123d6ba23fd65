using System.Text;

namespace WinHttpCompat.Engine.Headers;

/// <summary>Header text as bytes and as characters.</summary>
/// <remarks>Undocumented; chosen because nearly all senders of bytes above 127 mean UTF-8, and text that is not valid
/// UTF-8 must still come through without loss: it is read as ISO 8859-1, byte by byte.</remarks>
internal static class HeadText
{
    public static string Decode(ReadOnlySpan<byte> bytes) => EncodingOf(bytes).GetString(bytes);

    /// <summary>What these bytes are read as.</summary>
    public static Encoding EncodingOf(ReadOnlySpan<byte> bytes) =>
        !Ascii.IsValid(bytes) && System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1;
}

using System.Text;
using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Shim.Headers;

/// <summary>How header text is given to the caller: NUL-terminated, as UTF-16 or as the bytes that were received.</summary>
/// <param name="AsWireBytes">The bytes as they are; <paramref name="CodePage"/> means nothing then.</param>
/// <param name="CodePage">What the bytes are read as: 65001 UTF-8, 28591 and 1252 ISO 8859-1, anything else what they seem
/// to be.</param>
internal readonly unsafe record struct HeaderTextForm(bool AsWireBytes, uint CodePage)
{
    private const uint Utf8 = 65001, Latin1 = 28591, Western = 1252;

    /// <returns>Bytes, terminator included.</returns>
    public uint SizeOf(ReadOnlySpan<byte> text) =>
        AsWireBytes ? (uint)text.Length + 1 : ((uint)EncodingOf(text).GetCharCount(text) + 1) * sizeof(char);

    /// <param name="destination">Room for <see cref="SizeOf"/> bytes, aligned for the form's characters.</param>
    /// <returns>Bytes written, terminator included.</returns>
    public uint Write(ReadOnlySpan<byte> text, byte* destination)
    {
        uint size = SizeOf(text);
        if (AsWireBytes)
        {
            text.CopyTo(new Span<byte>(destination, text.Length));
            destination[text.Length] = 0;
        }
        else
        {
            int length = EncodingOf(text).GetChars(text, new Span<char>(destination, (int)(size / sizeof(char)) - 1));
            ((char*)destination)[length] = '\0';
        }
        return size;
    }

    private Encoding EncodingOf(ReadOnlySpan<byte> text) => CodePage switch
    {
        Utf8 => Encoding.UTF8,
        Latin1 or Western => Encoding.Latin1,
        _ => HeadText.EncodingOf(text),
    };
}

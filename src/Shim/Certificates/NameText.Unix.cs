using System.Text;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>Narrow text of the certificate functions: UTF-8.</summary>
internal static unsafe class NameText
{
    public static string Decode(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    /// <summary>Stores as much of a text as fits, and a terminator.</summary>
    /// <param name="buffer">Null asks for the size.</param>
    /// <param name="capacity">In characters; 0 asks for the size.</param>
    /// <returns>Characters stored, or needed; the terminator counts.</returns>
    public static uint Store(string text, char* buffer, uint capacity)
    {
        if (buffer is null || capacity == 0) return (uint)text.Length + 1;
        int length = (int)Math.Min((uint)text.Length, capacity - 1);
        text.AsSpan(0, length).CopyTo(new Span<char>(buffer, length));
        buffer[length] = '\0';
        return (uint)length + 1;
    }

    /// <summary>The same in bytes.</summary>
    public static uint Store(string text, byte* buffer, uint capacity)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (buffer is null || capacity == 0) return (uint)bytes.Length + 1;
        int length = (int)Math.Min((uint)bytes.Length, capacity - 1);
        // No half character at the end.
        while (length < bytes.Length && length > 0 && (bytes[length] & 0xC0) == 0x80) length--;
        bytes.AsSpan(0, length).CopyTo(new Span<byte>(buffer, length));
        buffer[length] = 0;
        return (uint)length + 1;
    }
}

using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Marshalling;

/// <summary>Text that a caller passes.</summary>
internal static unsafe class CallerText
{
    /// <summary>Length value that means "up to the terminator".</summary>
    public const uint Terminated = uint.MaxValue;

    // Nothing that may be passed is longer; what is, is a lost terminator or a negative length.
    private const int MaxLength = 1 << 20;

    /// <param name="text">NUL-terminated, or null.</param>
    /// <returns>The text without its terminator; empty for null.</returns>
    /// <exception cref="AbiFailure">InvalidParameter: too long.</exception>
    public static ReadOnlySpan<char> Read(char* text)
    {
        if (text is null) return [];
        ReadOnlySpan<char> all = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);
        return all.Length <= MaxLength ? all : throw new AbiFailure(Win32Error.InvalidParameter);
    }

    /// <param name="text">NUL-terminated bytes, or null.</param>
    /// <returns>The bytes without their terminator; empty for null.</returns>
    /// <exception cref="AbiFailure">InvalidParameter: too long.</exception>
    public static ReadOnlySpan<byte> ReadBytes(byte* text)
    {
        if (text is null) return [];
        ReadOnlySpan<byte> all = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);
        return all.Length <= MaxLength ? all : throw new AbiFailure(Win32Error.InvalidParameter);
    }

    /// <param name="text">At least <paramref name="length"/> characters, or up to a terminator before that; or null.</param>
    /// <param name="length">Characters, or <see cref="Terminated"/>.</param>
    /// <exception cref="AbiFailure">InvalidParameter: too long.</exception>
    public static ReadOnlySpan<char> Read(char* text, uint length)
    {
        if (length == Terminated || text is null) return Read(text);
        if (length > MaxLength) throw new AbiFailure(Win32Error.InvalidParameter);
        // One by one: memory behind a terminator may not exist.
        int end = 0;
        while (end < length && text[end] != 0) end++;
        return new ReadOnlySpan<char>(text, end);
    }
}

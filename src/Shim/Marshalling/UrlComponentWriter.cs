using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Marshalling;

/// <summary>Hands one component of a URL back as the caller wants it.</summary>
/// <remarks>Source: "URL_COMPONENTS structure" and "WinHttpCrackUrl function (winhttp.h)".</remarks>
internal static unsafe class UrlComponentWriter
{
    /// <param name="part">The component inside the caller's URL.</param>
    /// <param name="transformed">The component decoded or escaped, or null when it is wanted as it is; then it has to be
    /// copied.</param>
    /// <param name="pointer">In: a buffer, or null. Out: where the component is.</param>
    /// <param name="length">In: capacity in characters, or with a null pointer non-zero to ask for a pointer into the URL.
    /// Out: characters without terminator.</param>
    public static Win32Error Write(ReadOnlySpan<char> part, char* partStart, string? transformed, ref char* pointer, ref uint length)
    {
        if (pointer is null)
        {
            if (length == 0) return Win32Error.Success;
            if (transformed is not null) return Win32Error.InvalidParameter;
            pointer = partStart;
            length = (uint)part.Length;
            return Win32Error.Success;
        }
        if (length == 0) return Win32Error.Success;
        ReadOnlySpan<char> text = transformed ?? part;
        if (length < (uint)text.Length + 1)
        {
            length = (uint)text.Length + 1;
            return Win32Error.InsufficientBuffer;
        }
        text.CopyTo(new Span<char>(pointer, text.Length));
        pointer[text.Length] = '\0';
        length = (uint)text.Length;
        return Win32Error.Success;
    }
}

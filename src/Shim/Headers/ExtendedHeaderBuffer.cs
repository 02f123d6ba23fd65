using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Headers;

/// <summary>Where WinHttpQueryHeadersEx puts its answer: an array of names and values, and their texts behind it, all in
/// one buffer of the caller.</summary>
/// <param name="start">Of any alignment, or null to ask for the size.</param>
/// <param name="length">Bytes: in capacity; out used, or, with 122, what suffices wherever a buffer begins.</param>
/// <param name="headers">Set to the array on success.</param>
/// <param name="count">Set to its elements on success.</param>
internal readonly unsafe ref struct ExtendedHeaderBuffer(void* start, uint* length, ExtendedHeader** headers, uint* count)
{
    /// <param name="first">Line of <paramref name="head"/> to begin with.</param>
    /// <param name="lines">How many, at least one.</param>
    public Win32Error Store(MessageHead head, int first, int lines, HeaderTextForm form)
    {
        // In 64 bits: texts of the largest head are more than fits into 32 beside a caller's capacity.
        ulong needed = (ulong)lines * (uint)sizeof(ExtendedHeader);
        for (int i = first; i < first + lines; i++) needed += form.SizeOf(head.Name(i)) + form.SizeOf(head.Value(i));
        uint padding = (uint)-(long)start & (uint)(sizeof(void*) - 1);
        if (start is null || needed + padding > *length)
        {
            *length = (uint)needed + (uint)sizeof(void*) - 1;
            return Win32Error.InsufficientBuffer;
        }
        ExtendedHeader* array = (ExtendedHeader*)((byte*)start + padding);
        byte* next = (byte*)(array + lines);
        for (int i = 0; i < lines; i++)
        {
            array[i].Name = next;
            next += form.Write(head.Name(first + i), next);
            array[i].Value = next;
            next += form.Write(head.Value(first + i), next);
        }
        *headers = array;
        *count = (uint)lines;
        *length = (uint)needed + padding;
        return Win32Error.Success;
    }
}

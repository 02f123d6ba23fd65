using System.Runtime.CompilerServices;
using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Marshalling;

/// <summary>The buffer-and-length protocol of the querying functions: a null or small buffer yields 122 and the bytes to
/// allocate; success yields the bytes stored.</summary>
/// <remarks>Source: "WinHttpQueryHeaders function (winhttp.h)" and "WinHttpQueryOption function (winhttp.h)".</remarks>
internal readonly unsafe ref struct OutputBuffer(void* start, uint* length)
{
    /// <summary>Stores text and its terminator; the length stored does not count the terminator.</summary>
    public Win32Error StoreText(ReadOnlySpan<char> text)
    {
        uint needed = ((uint)text.Length + 1) * sizeof(char);
        if (!HasRoom(needed)) return Win32Error.InsufficientBuffer;
        text.CopyTo(new Span<char>(start, text.Length));
        ((char*)start)[text.Length] = '\0';
        *length = needed - sizeof(char);
        return Win32Error.Success;
    }

    /// <summary>Stores bytes and a terminating NUL byte; the length stored does not count the terminator.</summary>
    public Win32Error StoreByteText(ReadOnlySpan<byte> text)
    {
        uint needed = (uint)text.Length + 1;
        if (!HasRoom(needed)) return Win32Error.InsufficientBuffer;
        text.CopyTo(new Span<byte>(start, text.Length));
        ((byte*)start)[text.Length] = 0;
        *length = needed - 1;
        return Win32Error.Success;
    }

    /// <summary>Stores a value; the buffer need not be aligned.</summary>
    public Win32Error Store<T>(T value)
        where T : unmanaged
    {
        if (!HasRoom((uint)sizeof(T))) return Win32Error.InsufficientBuffer;
        new ReadOnlySpan<byte>(&value, sizeof(T)).CopyTo(new Span<byte>(start, sizeof(T)));
        *length = (uint)sizeof(T);
        return Win32Error.Success;
    }

    /// <summary>What the caller has put into the buffer.</summary>
    /// <returns>False when it is not that large.</returns>
    public bool TryLoad<T>(out T value)
        where T : unmanaged
    {
        value = default;
        if (start is null || *length < sizeof(T)) return false;
        value = Unsafe.ReadUnaligned<T>(start);
        return true;
    }

    /// <summary>Reads what the caller has put into the buffer.</summary>
    /// <returns>False when there is not as much of it.</returns>
    public bool TryLoadBytes(Span<byte> destination)
    {
        if (start is null || *length < (uint)destination.Length) return false;
        new ReadOnlySpan<byte>(start, destination.Length).CopyTo(destination);
        return true;
    }

    /// <summary>Stores SecPkgContext_Bindings and, behind it, what it points to.</summary>
    public Win32Error StoreBindings(ReadOnlySpan<byte> bindings)
    {
        uint needed = (uint)(sizeof(Security.ChannelBindings) + bindings.Length);
        if (!HasRoom(needed)) return Win32Error.InsufficientBuffer;
        byte* behind = (byte*)start + sizeof(Security.ChannelBindings);
        bindings.CopyTo(new Span<byte>(behind, bindings.Length));
        Unsafe.WriteUnaligned(start, new Security.ChannelBindings { Length = (uint)bindings.Length, Bindings = behind });
        *length = needed;
        return Win32Error.Success;
    }

    /// <summary>Stores bytes as they are.</summary>
    public Win32Error StoreBytes(ReadOnlySpan<byte> value)
    {
        if (!HasRoom((uint)value.Length)) return Win32Error.InsufficientBuffer;
        value.CopyTo(new Span<byte>(start, value.Length));
        *length = (uint)value.Length;
        return Win32Error.Success;
    }

    private bool HasRoom(uint needed)
    {
        if (start is not null && *length >= needed) return true;
        *length = needed;
        return false;
    }
}

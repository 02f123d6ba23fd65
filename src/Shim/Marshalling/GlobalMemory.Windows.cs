using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Marshalling;

/// <summary>Memory that the program frees with GlobalFree.</summary>
internal static unsafe partial class GlobalMemory
{
    private const uint Fixed = 0;

    public static void* Allocate(nuint bytes)
    {
        void* memory = GlobalAlloc(Fixed, bytes);
        return memory is not null ? memory : throw new InsufficientMemoryException();
    }

    [LibraryImport("kernel32")]
    private static partial void* GlobalAlloc(uint flags, nuint bytes);
}

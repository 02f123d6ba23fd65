using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Marshalling;

/// <summary>Memory that the program frees with GlobalFree.</summary>
internal static unsafe class GlobalMemory
{
    public static void* Allocate(nuint bytes) => NativeMemory.Alloc(bytes);
}

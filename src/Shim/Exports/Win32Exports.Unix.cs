using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Exports;

/// <summary>The few functions of Windows itself that a WinHTTP program needs, where Windows is not.</summary>
internal static unsafe class Win32Exports
{
    private const uint ZeroInit = 0x40;

    [UnmanagedCallersOnly(EntryPoint = "GetLastError", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetLastError() => LastError.Value;

    [UnmanagedCallersOnly(EntryPoint = "SetLastError", CallConvs = [typeof(CallConvStdcall)])]
    public static void SetLastError(uint error) => LastError.Store((Win32Error)error);

    /// <param name="flags">GMEM_*; only GMEM_ZEROINIT matters, memory never moves.</param>
    /// <returns>Memory for GlobalFree, or null with last error 8.</returns>
    [UnmanagedCallersOnly(EntryPoint = "GlobalAlloc", CallConvs = [typeof(CallConvStdcall)])]
    public static void* GlobalAlloc(uint flags, nuint bytes)
    {
        try
        {
            return (flags & ZeroInit) != 0 ? NativeMemory.AllocZeroed(bytes) : NativeMemory.Alloc(bytes);
        }
        catch (OutOfMemoryException failure)
        {
            LastError.Fail(failure);
            return null;
        }
    }

    /// <returns>Null: it cannot fail.</returns>
    [UnmanagedCallersOnly(EntryPoint = "GlobalFree", CallConvs = [typeof(CallConvStdcall)])]
    public static void* GlobalFree(void* memory)
    {
        NativeMemory.Free(memory);
        return null;
    }

    /// <returns>Null: it cannot fail.</returns>
    [UnmanagedCallersOnly(EntryPoint = "LocalFree", CallConvs = [typeof(CallConvStdcall)])]
    public static void* LocalFree(void* memory)
    {
        NativeMemory.Free(memory);
        return null;
    }
}

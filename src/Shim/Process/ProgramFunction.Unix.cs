using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Process;

/// <summary>Functions that the program, or a library loaded before this one, defines itself.</summary>
internal static unsafe partial class ProgramFunction
{
    /// <param name="name">Symbol, NUL-terminated (a UTF-8 literal is).</param>
    /// <returns>Its address, or 0 when only this library has it or nobody.</returns>
    public static nint Find(ReadOnlySpan<byte> name)
    {
        nint found;
        fixed (byte* symbol = name) found = DlSym(DefaultScope, symbol);
        if (found == 0) return 0;
        return ModuleOf(found) == ModuleOf((nint)(delegate*<nint, nint>)&ModuleOf) ? 0 : found;
    }

    // RTLD_DEFAULT.
    private static nint DefaultScope => OperatingSystem.IsMacOS() ? -2 : 0;

    private static nint ModuleOf(nint address)
    {
        ModuleInformation module;
        return DlAddr(address, &module) == 0 ? 0 : module.Base;
    }

    // Dl_info of dlfcn.h.
    [StructLayout(LayoutKind.Sequential)]
    private struct ModuleInformation
    {
        public nint FileName, Base, SymbolName, SymbolAddress;
    }

    [LibraryImport("libc", EntryPoint = "dlsym")]
    private static partial nint DlSym(nint scope, byte* name);

    [LibraryImport("libc", EntryPoint = "dladdr")]
    private static partial int DlAddr(nint address, ModuleInformation* information);
}

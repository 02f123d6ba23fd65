using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Process;

/// <summary>Knows whether this process is a child that was forked after the library had started.</summary>
/// <remarks>The runtime's threads do not survive a fork, so nothing asynchronous would ever complete there.</remarks>
internal static unsafe partial class ForkGuard
{
    private const int ReadWrite = 3, PrivateAnonymous = 0x22, WipeOnFork = 18;

    // Linux: a byte that a fork clears in the child, so that asking costs one read. Elsewhere the process number is
    // compared, which costs a call into the C library.
    private static readonly byte* Mark = MapMark();
    private static readonly int FirstProcess = GetProcessId();

    /// <summary>Takes note of this process as soon as the library is used at all: what is noted later may be the child.</summary>
#pragma warning disable CA2255 // a library has one start in its host process, and this is it
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Start() => _ = IsForkedChild;

    public static bool IsForkedChild => Mark is not null ? *Mark == 0 : GetProcessId() != FirstProcess;

    private static byte* MapMark()
    {
        if (!OperatingSystem.IsLinux()) return null;
        nuint size = (nuint)Environment.SystemPageSize;
        byte* page = MapMemory(null, size, ReadWrite, PrivateAnonymous, -1, 0);
        if (page == (byte*)-1) return null;
        if (AdviseMemory(page, size, WipeOnFork) != 0) return null; // kernels before 4.14; the page is too small to matter
        *page = 1;
        return page;
    }

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial byte* MapMemory(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int AdviseMemory(void* address, nuint length, int advice);

    [LibraryImport("libc", EntryPoint = "getpid")]
    private static partial int GetProcessId();
}

using System.Runtime.InteropServices;

namespace WinHttpCompat.Bench;

internal static partial class Signal
{
    private const int SigTerm = 15;

    /// <summary>Asks a process to end.</summary>
    public static bool Terminate(int process) => Kill(process, SigTerm) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

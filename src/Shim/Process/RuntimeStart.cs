using System.Runtime.CompilerServices;
using System.Text;

namespace WinHttpCompat.Shim.Process;

/// <summary>What has to be ready in the runtime before several threads of the program come in at once.</summary>
internal static class RuntimeStart
{
    /// <summary>Runs with the start of the runtime, before any export, on the thread of the first one.</summary>
    /// <remarks>The first lock of a process that two threads want reads its settings from the environment, for which it needs
    /// UTF-8; and the making of UTF-8 is guarded by a lock. When both happen at the same moment the runtime finds a null there, and
    /// the encoding is broken for the rest of the process.</remarks>
#pragma warning disable CA2255 // an application's affair, says the rule; for the process this library is one
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void MakeEncodings()
    {
        _ = Encoding.UTF8.GetByteCount(" ");
        _ = Environment.GetEnvironmentVariable("PATH"); // the way that the lock goes
    }
}

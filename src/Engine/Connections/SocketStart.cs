using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WinHttpCompat.Engine.Connections;

/// <summary>What is done before the first socket: the way its completions take is chosen, and whether enough descriptors are
/// left is looked at.</summary>
/// <remarks>A completion can run on the thread that has learnt of it, or be handed to the pool; the runtime takes one way for all
/// sockets. We let it run there, and hand over ourselves where the program has not promised that it never blocks
/// (WINHTTP_OPTION_ASSURED_NON_BLOCKING_CALLBACKS). The runtime's socket engine takes descriptors at its first use and, when there are none, never tries again: a
/// process that is short of them for one moment could not connect for the rest of its life.</remarks>
internal static class SocketStart
{
    // The runtime's switches; read once, at the first socket. Only the runtime in here sees them.
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", ThreadCount = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";
    private const int MaxThreads = 8;

    /// <summary>That serve sockets, unless the environment says otherwise.</summary>
    public static readonly int Threads = Math.Clamp(Environment.ProcessorCount / 2, 1, MaxThreads);

    // More than the engine takes: three for each of its threads.
    private static readonly int Descriptors = 3 * Threads + 4;

    // EMFILE and ENFILE, the same on Linux and macOS.
    private const int ProcessIsShort = 24, SystemIsShort = 23;

    private static readonly Lock First = new();
    private static volatile bool _done;

    /// <exception cref="SocketException">TooManyOpenSockets: worth another try later.</exception>
    public static void Ensure()
    {
        if (_done || OperatingSystem.IsWindows()) return;
        lock (First) // or many first users at once would be short of descriptors because of each other
        {
            if (_done) return;
            ChooseCompletions();
            List<SafeHandle> taken = [];
            try
            {
                // Not sockets: making one is what must not fail.
                for (int i = 0; i < Descriptors; i++) taken.Add(File.OpenHandle("/dev/null", share: FileShare.ReadWrite));
            }
            catch (IOException failure) when (failure.HResult is ProcessIsShort or SystemIsShort)
            {
                throw new SocketException((int)SocketError.TooManyOpenSockets);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The file is not there for us; then nothing is known, and the sockets themselves have to tell.
            }
            finally
            {
                foreach (SafeHandle handle in taken) handle.Dispose();
            }
            _done = true;
        }
    }

    private static void ChooseCompletions()
    {
        // A process of managed code, as that of our tests, has sockets of its own, whose users may block.
        if (RuntimeFeature.IsDynamicCodeSupported) return;
        Environment.SetEnvironmentVariable(InlineCompletions, "1");
        if (Environment.GetEnvironmentVariable(ThreadCount) is null)
        {
            Environment.SetEnvironmentVariable(ThreadCount, $"{Threads}");
        }
    }
}

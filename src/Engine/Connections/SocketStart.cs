using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Looks before the first leap: whether enough descriptors are left to start using sockets.</summary>
/// <remarks>The runtime's socket engine takes descriptors at its first use and, when there are none, never tries again: a
/// process that is short of them for one moment could not connect for the rest of its life.</remarks>
internal static class SocketStart
{
    // More than the engine takes (one for each of its threads, a few on large machines).
    private const int Descriptors = 16;

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
            List<SafeHandle> taken = [];
            try
            {
                // Not sockets: making one is what must not fail.
                for (int i = 0; i < Descriptors; i++) taken.Add(File.OpenHandle("/dev/null"));
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
}

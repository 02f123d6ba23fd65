using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Looks before the first leap: whether enough descriptors are left to start using sockets.</summary>
/// <remarks>The runtime's socket engine takes descriptors at its first use and, when there are none, never tries again: a
/// process that is short of them for one moment could not connect for the rest of its life.</remarks>
internal static class SocketStart
{
    // More than the engine takes (one for each of its threads, a few on large machines).
    private const int Descriptors = 16;

    private static volatile bool _done;

    /// <exception cref="SocketException">TooManyOpenSockets: worth another try later.</exception>
    public static void Ensure()
    {
        if (_done || OperatingSystem.IsWindows()) return;
        List<SafeFileHandle> taken = [];
        try
        {
            for (int i = 0; i < Descriptors; i++) taken.Add(File.OpenHandle("/dev/null"));
        }
        catch (IOException)
        {
            throw new SocketException((int)SocketError.TooManyOpenSockets);
        }
        finally
        {
            foreach (SafeFileHandle handle in taken) handle.Dispose();
        }
        _done = true;
    }
}

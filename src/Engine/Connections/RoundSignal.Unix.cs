using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Comes back to the thread that serves a socket once that thread has seen to what is ready: a byte between two ends.</summary>
internal sealed partial class RoundSignal : IDisposable
{
    // AF_UNIX and SOCK_STREAM, the same on Linux and macOS; SOCK_CLOEXEC of Linux; FIOCLEX of macOS.
    private const int Unix = 1, Stream = 1, CloseOnExecute = 0x80000;
    private const uint SetCloseOnExecute = 0x20006601;

    private readonly Socket _near, _far;
    private readonly byte[] _room = new byte[1];

    private RoundSignal(int near, int far)
    {
        _near = new Socket(new SafeSocketHandle(near, ownsHandle: true));
        _far = new Socket(new SafeSocketHandle(far, ownsHandle: true));
    }

    /// <returns>Null when the process has no descriptors left.</returns>
    public static unsafe RoundSignal? TryMake()
    {
        int* ends = stackalloc int[2];
        if (SocketPair(Unix, OperatingSystem.IsLinux() ? Stream | CloseOnExecute : Stream, 0, ends) != 0) return null;
        if (!OperatingSystem.IsLinux())
        {
            // Without a third argument, which a function of variable length would look for elsewhere.
            _ = Control(ends[0], SetCloseOnExecute);
            _ = Control(ends[1], SetCloseOnExecute);
        }
        return new RoundSignal(ends[0], ends[1]);
    }

    /// <returns>False when it will not come.</returns>
    public bool Raise()
    {
        try
        {
            return _far.Send([1]) == 1;
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            return false; // no memory, or it is gone; whoever raises it does without
        }
    }

    /// <summary>Until it is raised; one at a time.</summary>
    /// <exception cref="SocketException">It is gone.</exception>
    /// <exception cref="ObjectDisposedException">The same.</exception>
    public async Task WaitAsync()
    {
        // Nobody closes the far end but a program that closes what it has not opened.
        if (await _near.ReceiveAsync(_room, SocketFlags.None).ConfigureAwait(false) == 0) throw new SocketException((int)SocketError.Shutdown);
    }

    public void Dispose()
    {
        _near.Dispose();
        _far.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "socketpair")]
    private static unsafe partial int SocketPair(int domain, int type, int protocol, int* ends);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int descriptor, nuint request);
}

using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Comes back to the thread that serves a socket once that thread has seen to what is ready: a byte between two ends.</summary>
internal sealed unsafe partial class RoundSignal : IDisposable
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
    public static RoundSignal? TryMake()
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
        catch (SocketException)
        {
            return false; // no memory; whoever raises it does without
        }
    }

    /// <summary>Until it is raised; one at a time.</summary>
    public Task WaitAsync() => _near.ReceiveAsync(_room, SocketFlags.None);

    public void Dispose()
    {
        _near.Dispose();
        _far.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "socketpair")]
    private static partial int SocketPair(int domain, int type, int protocol, int* ends);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int descriptor, nuint request);
}

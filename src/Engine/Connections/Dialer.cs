using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Makes a new connection to a server: name, addresses in order, TCP.</summary>
internal static class Dialer
{
    /// <exception cref="EngineFailure">NameNotResolved, CannotConnect, DeadlinePassed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public static async ValueTask<Connection> DialAsync(
        CallMode mode, ServerKey server, RequestSettings settings, IRequestObserver observer, CancellationToken stop)
    {
        observer.ResolvingName(server.Host);
        stop.ThrowIfCancellationRequested();
        IPAddress[] addresses = await NameLookup.FindAsync(mode, server.Host, settings, stop).ConfigureAwait(false);
        observer.NameResolved(addresses[0]);
        stop.ThrowIfCancellationRequested();

        EngineFailure? last = null;
        bool relinquished = false;
        // "Option Flags", CONNECT_RETRIES: at most one attempt for each address.
        uint attempts = Math.Min((uint)addresses.Length, Math.Max(settings.ConnectRetries, 1));
        for (int i = 0; i < attempts; i++)
        {
            observer.ConnectingToServer(addresses[i]);
            stop.ThrowIfCancellationRequested();
            Socket? socket = null;
            try
            {
                SocketStart.Ensure();
                IPEndPoint target = new(addresses[i], server.Port);
                socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                int timeout = RequestSettings.Wait(settings.ConnectTimeout);
                if (mode is CallMode.Asynchronous) await ConnectAsync(socket, target, timeout, stop).ConfigureAwait(false);
                else ConnectBlocking(socket, target, timeout, stop);
                Connection connection = new(server, new SocketTransport(socket));
                socket = null;
                observer.ConnectedToServer(addresses[i]);
                return connection;
            }
            catch (SocketException scarce) when (scarce.SocketErrorCode is SocketError.TooManyOpenSockets && !relinquished)
            {
                // Our own idle connections may be what the descriptors went to; the same address once more without them.
                last = new EngineFailure(FailureReason.CannotConnect, scarce.SocketErrorCode, scarce);
                relinquished = true;
                if (ConnectionPool.Shared.TryRelinquish()) i--;
            }
            catch (SocketException refused)
            {
                last = new EngineFailure(FailureReason.CannotConnect, refused.SocketErrorCode, refused);
            }
            catch (EngineFailure late)
            {
                last = late;
            }
            finally
            {
                socket?.Dispose();
            }
        }
        throw last!; // attempts is at least 1, and each either returned or left its failure
    }

    private static async ValueTask ConnectAsync(Socket socket, IPEndPoint target, int timeout, CancellationToken stop)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(timeout);
        try
        {
            await socket.ConnectAsync(target, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new EngineFailure(FailureReason.DeadlinePassed, SocketError.TimedOut);
        }
    }

    // A blocking connect takes no timeout and no token; disposing of the socket ends it.
    private static void ConnectBlocking(Socket socket, IPEndPoint target, int timeout, CancellationToken stop)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(timeout);
        using CancellationTokenRegistration end = deadline.Token.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), socket);
        try
        {
            socket.Connect(target);
            end.Dispose(); // waits for a callback that is running, so that what follows decides once
            if (!deadline.IsCancellationRequested) return;
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException && deadline.IsCancellationRequested)
        {
            // why it ended is decided below
        }
        stop.ThrowIfCancellationRequested();
        throw new EngineFailure(FailureReason.DeadlinePassed, SocketError.TimedOut);
    }
}

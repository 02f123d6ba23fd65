using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Makes a new connection to a server: name, addresses in order, TCP, TLS.</summary>
internal static class Dialer
{
    /// <param name="mode">How the calling thread waits.</param>
    /// <param name="session">Whose connections are set up like this.</param>
    /// <exception cref="EngineFailure">NameNotResolved, CannotConnect, DeadlinePassed; for https also those of <see cref="TlsHandshake"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public static async ValueTask<Connection> DialAsync(
        CallMode mode, ClientSession session, ConnectionKey key, RequestSettings settings, IDialObserver observer, CancellationToken stop)
    {
        (SocketTransport tcp, TimeToLive? timeToLive) = await ReachAsync(mode, session, key, settings, observer, stop).ConfigureAwait(false);
        ITransport transport = tcp;
        if (key.Tls is { } tls)
        {
            uint retriesLeft = session.RetryConditions.HasFlag(RetryConditions.TlsHandshake) ? session.MaxConnectionRetries : 0;
            TlsTransport? secure;
            while ((secure = await TlsHandshake.RunAsync(mode, tcp, key.Server, tls, settings, retriesLeft > 0, observer, stop).ConfigureAwait(false)) is null)
            {
                // "Option Flags", TLS_PROTOCOL_INSECURE_FALLBACK: at the last with what an old server may understand.
                if (retriesLeft > 0) retriesLeft--;
                else tls = tls.ForOldServer();
                (tcp, timeToLive) = await ReachAsync(mode, session, key, settings, observer, stop).ConfigureAwait(false);
            }
            transport = secure;
        }
        Connection connection = new(key, transport)
        {
            TimeToLive = session.ResolverCache is { EndsConnections: true } ? timeToLive : null,
        };
        ConnectionRegistry.Add(connection);
        return connection;
    }

    private static async ValueTask<(SocketTransport Tcp, TimeToLive? TimeToLive)> ReachAsync(
        CallMode mode, ClientSession session, ConnectionKey key, RequestSettings settings, IDialObserver observer, CancellationToken stop)
    {
        observer.ResolvingName(key.NameToResolve);
        stop.ThrowIfCancellationRequested();
        (IPAddress[] addresses, TimeToLive? timeToLive) = await NameLookup.FindAsync(mode, key.NameToResolve, settings, session.ResolverCache, stop).ConfigureAwait(false);
        observer.NameResolved(addresses[0]);
        stop.ThrowIfCancellationRequested();

        EngineFailure? last = null;
        bool relinquished = false, cutShort = false;
        Queue<DialAttempt> plan = new(AddressPlan.Of(addresses, settings.ConnectRetries, session.FallsBackFast));
        while (plan.TryPeek(out DialAttempt attempt))
        {
            // An address that has answered, be it with a refusal, answers the same again.
            if (attempt.IsSecond && !cutShort)
            {
                plan.Dequeue();
                continue;
            }
            observer.ConnectingToServer(attempt.Address);
            stop.ThrowIfCancellationRequested();
            Socket? socket = null;
            try
            {
                SocketStart.Ensure();
                IPEndPoint target = new(attempt.Address, key.Server.Port);
                socket = SocketSetup.Create(target.AddressFamily, session, key.DscpTag, mayFastOpen: observer is not SilentDial);
                int timeout = Shorter(RequestSettings.Wait(settings.ConnectTimeout), attempt.Limit);
                if (mode is not CallMode.Blocking) await ConnectAsync(socket, target, timeout, stop).ConfigureAwait(false);
                else ConnectBlocking(socket, target, timeout, stop);
                SocketTransport reached = new(socket, session.UsesFastOpen ? target : null);
                socket = null;
                observer.ConnectedToServer(attempt.Address);
                return (reached, timeToLive);
            }
            catch (SocketException scarce) when (scarce.SocketErrorCode is SocketError.TooManyOpenSockets && !relinquished)
            {
                // Our own idle connections may be what the descriptors went to; the same address once more without them.
                last = new EngineFailure(FailureReason.CannotConnect, scarce.SocketErrorCode, scarce);
                relinquished = true;
                if (ConnectionPool.Shared.TryRelinquish()) continue;
            }
            catch (SocketException refused)
            {
                last = new EngineFailure(FailureReason.CannotConnect, refused.SocketErrorCode, refused);
            }
            catch (EngineFailure late)
            {
                last = late;
                cutShort |= attempt.Limit >= 0;
            }
            finally
            {
                socket?.Dispose();
            }
            plan.Dequeue();
        }
        throw last!; // the plan has at least one attempt, and each either returned or left its failure
    }

    private static int Shorter(int timeout, int limit) => timeout < 0 || (limit >= 0 && limit < timeout) ? limit : timeout;

    private static async ValueTask ConnectAsync(Socket socket, IPEndPoint target, int timeout, CancellationToken stop)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(timeout);
        try
        {
            await socket.ConnectAsync(target, deadline.Token).ConfigureAwait(false);
            // What comes next may take long (a handshake), and this may be the thread that serves all sockets.
            if (!Thread.CurrentThread.IsThreadPoolThread) await Task.Yield();
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

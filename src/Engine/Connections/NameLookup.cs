using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Addresses of a server's name, in the order in which they are tried.</summary>
internal static class NameLookup
{
    /// <param name="host">Lower-case name or address literal without brackets.</param>
    /// <returns>One address or more.</returns>
    /// <exception cref="EngineFailure">NameNotResolved, DeadlinePassed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public static ValueTask<IPAddress[]> FindAsync(CallMode mode, string host, RequestSettings settings, CancellationToken stop)
    {
        if (IPAddress.TryParse(host, out IPAddress? literal)) return ValueTask.FromResult<IPAddress[]>([literal]);
        // RFC 6761, section 6.3: the name is this machine's whatever a resolver says. IPv6 first, as WinHTTP does.
        if (host == "localhost")
        {
            return ValueTask.FromResult<IPAddress[]>(Socket.OSSupportsIPv6
                ? [IPAddress.IPv6Loopback, IPAddress.Loopback]
                : [IPAddress.Loopback]);
        }
        int timeout = RequestSettings.Wait(settings.ResolveTimeout);
        return mode is CallMode.Asynchronous
            ? AskAsync(host, timeout, stop)
            : ValueTask.FromResult(AskBlocking(host, timeout, stop));
    }

    private static async ValueTask<IPAddress[]> AskAsync(string host, int timeout, CancellationToken stop)
    {
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(timeout);
        try
        {
            return Checked(await Dns.GetHostAddressesAsync(host, AddressFamily.Unspecified, deadline.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new EngineFailure(FailureReason.DeadlinePassed, SocketError.TimedOut);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            throw NotResolved(failure);
        }
    }

    // The resolver of the C library can neither be timed nor stopped, so it runs on a thread that may be left behind.
    private static IPAddress[] AskBlocking(string host, int timeout, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        TaskCompletionSource<IPAddress[]> answer = new();
        Thread resolver = new(() =>
        {
            try
            {
                answer.TrySetResult(Dns.GetHostAddresses(host));
            }
            catch (Exception failure)
            {
                answer.TrySetException(failure);
            }
        })
        { IsBackground = true, Name = "name lookup" };
        resolver.Start();
        try
        {
            if (!answer.Task.Wait(timeout, stop)) throw new EngineFailure(FailureReason.DeadlinePassed, SocketError.TimedOut);
            return Checked(answer.Task.Result);
        }
        catch (AggregateException failures) when (failures.InnerException is SocketException or ArgumentException)
        {
            throw NotResolved(failures.InnerException);
        }
    }

    private static IPAddress[] Checked(IPAddress[] found) =>
        found.Length > 0 ? found : throw NotResolved(null);

    private static EngineFailure NotResolved(Exception? cause) =>
        new(FailureReason.NameNotResolved, (cause as SocketException)?.SocketErrorCode ?? SocketError.HostNotFound, cause);
}

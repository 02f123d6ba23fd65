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
        try
        {
            return Checked(await NameResolver.AskAsync(host).WaitAsync(TimeSpan.FromMilliseconds(timeout), stop).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            throw Late();
        }
    }

    private static IPAddress[] AskBlocking(string host, int timeout, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Task<NameResolver.Answer> answer = NameResolver.AskAsync(host);
        return answer.Wait(timeout, stop) ? Checked(answer.Result) : throw Late();
    }

    private static IPAddress[] Checked(NameResolver.Answer answer) => answer.Addresses.Length > 0
        ? answer.Addresses
        : throw new EngineFailure(
            FailureReason.NameNotResolved, (answer.Failure as SocketException)?.SocketErrorCode ?? SocketError.HostNotFound, answer.Failure);

    private static EngineFailure Late() => new(FailureReason.DeadlinePassed, SocketError.TimedOut);
}

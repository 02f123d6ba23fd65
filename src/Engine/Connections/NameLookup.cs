using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Addresses of a server's name, in the order in which they are tried.</summary>
internal static class NameLookup
{
    /// <param name="host">Lower-case name or address literal without brackets.</param>
    /// <param name="cache">What the session remembers; null = nothing.</param>
    /// <returns>One address or more.</returns>
    /// <exception cref="EngineFailure">NameNotResolved, DeadlinePassed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public static ValueTask<IPAddress[]> FindAsync(
        CallMode mode, string host, RequestSettings settings, ResolverCache? cache, CancellationToken stop)
    {
        if (IPAddress.TryParse(host, out IPAddress? literal)) return ValueTask.FromResult<IPAddress[]>([literal]);
        // RFC 6761, section 6.3: the name is this machine's whatever a resolver says. IPv6 first, as WinHTTP does.
        if (host == "localhost")
        {
            return ValueTask.FromResult<IPAddress[]>(Socket.OSSupportsIPv6
                ? [IPAddress.IPv6Loopback, IPAddress.Loopback]
                : [IPAddress.Loopback]);
        }
        if (cache?.Find(host, Environment.TickCount64) is { } known) return ValueTask.FromResult(known);
        int timeout = RequestSettings.Wait(settings.ResolveTimeout);
        if (cache is { MaxWait: >= 0 and var wait } && (timeout < 0 || wait < timeout)) timeout = wait;
        return mode is not CallMode.Blocking
            ? AskAsync(host, timeout, cache, stop)
            : ValueTask.FromResult(AskBlocking(host, timeout, cache, stop));
    }

    private static async ValueTask<IPAddress[]> AskAsync(string host, int timeout, ResolverCache? cache, CancellationToken stop)
    {
        try
        {
            return Checked(host, cache,
                await NameResolver.AskAsync(host).WaitAsync(TimeSpan.FromMilliseconds(timeout), stop).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            throw Late();
        }
    }

    private static IPAddress[] AskBlocking(string host, int timeout, ResolverCache? cache, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Task<NameResolver.Answer> answer = NameResolver.AskAsync(host);
        return answer.Wait(timeout, stop) ? Checked(host, cache, answer.Result) : throw Late();
    }

    private static IPAddress[] Checked(string host, ResolverCache? cache, NameResolver.Answer answer)
    {
        if (answer.Addresses.Length == 0)
        {
            throw new EngineFailure(
                FailureReason.NameNotResolved, (answer.Failure as SocketException)?.SocketErrorCode ?? SocketError.HostNotFound, answer.Failure);
        }
        cache?.Keep(host, answer.Addresses, Environment.TickCount64);
        return answer.Addresses;
    }

    private static EngineFailure Late() => new(FailureReason.DeadlinePassed, SocketError.TimedOut);
}

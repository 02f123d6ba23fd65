using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Addresses of a server's name, in the order in which they are tried.</summary>
internal static class NameLookup
{
    /// <summary>What <see cref="FindAsync"/> gives.</summary>
    internal readonly record struct Found(IPAddress[] Addresses, TimeToLive? TimeToLive = null);

    /// <param name="host">Lower-case name or address literal without brackets.</param>
    /// <param name="cache">What the session remembers; null = nothing.</param>
    /// <returns>One address or more, and how long they are good if the session asks for that.</returns>
    /// <exception cref="EngineFailure">NameNotResolved, DeadlinePassed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public static ValueTask<Found> FindAsync(
        CallMode mode, string host, RequestSettings settings, ResolverCache? cache, CancellationToken stop)
    {
        if (IPAddress.TryParse(host, out IPAddress? literal)) return ValueTask.FromResult(new Found([literal]));
        // RFC 6761, section 6.3: the name is this machine's whatever a resolver says. IPv6 first, as WinHTTP does.
        if (host == "localhost")
        {
            return ValueTask.FromResult(new Found(Socket.OSSupportsIPv6
                ? [IPAddress.IPv6Loopback, IPAddress.Loopback]
                : [IPAddress.Loopback]));
        }
        if (cache?.Find(host, Environment.TickCount64) is { } known) return ValueTask.FromResult(new Found(known.Addresses, known.TimeToLive));
        int timeout = RequestSettings.Wait(settings.ResolveTimeout);
        if (cache is { MaxWait: >= 0 and var wait } && (timeout < 0 || wait < timeout)) timeout = wait;
        return mode is not CallMode.Blocking
            ? AskAsync(host, timeout, cache, stop)
            : ValueTask.FromResult(AskBlocking(host, timeout, cache, stop));
    }

    private static async ValueTask<Found> AskAsync(string host, int timeout, ResolverCache? cache, CancellationToken stop)
    {
        try
        {
            return Checked(host, cache,
                await NameResolver.AskAsync(host, cache is { AsksForTimes: true }).WaitAsync(TimeSpan.FromMilliseconds(timeout), stop).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            throw Late();
        }
    }

    private static Found AskBlocking(string host, int timeout, ResolverCache? cache, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Task<NameResolver.Answer> answer = NameResolver.AskAsync(host, cache is { AsksForTimes: true });
        return answer.Wait(timeout, stop) ? Checked(host, cache, answer.Result) : throw Late();
    }

    private static Found Checked(string host, ResolverCache? cache, NameResolver.Answer answer)
    {
        if (answer.Addresses.Length == 0)
        {
            throw new EngineFailure(
                FailureReason.NameNotResolved, (answer.Failure as SocketException)?.SocketErrorCode ?? SocketError.HostNotFound, answer.Failure);
        }
        cache?.Keep(host, answer.Addresses, answer.TimeToLive, Environment.TickCount64);
        return new Found(answer.Addresses, answer.TimeToLive);
    }

    private static EngineFailure Late() => new(FailureReason.DeadlinePassed, SocketError.TimedOut);
}

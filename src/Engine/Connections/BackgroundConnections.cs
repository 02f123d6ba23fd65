using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Connections that are made for requests to come, while nobody waits for them.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_BACKGROUND_CONNECTIONS.</remarks>
internal static class BackgroundConnections
{
    // The option takes any number; a server takes this many at once without calling it an attack.
    private const uint Most = 64;

    /// <summary>Begins the others of the first connections to a server, as far as the limit has room for them.</summary>
    /// <param name="place">Of the request that makes its own connection.</param>
    public static void Begin(ClientSession session, ConnectionQuota place, ConnectionKey key, RequestSettings settings)
    {
        if (session.FirstConnections <= 1 || !place.ClaimFirstUse()) return;
        RequestSettings own = settings.Copy();
        for (uint others = Math.Min(session.FirstConnections, Most) - 1; others > 0 && place.TryEnterAtOnce(); others--)
        {
            _ = MakeAsync(session, place, key, own);
        }
    }

    /// <summary>Gives a connection to the pool when it is there; if it fails, nobody misses it.</summary>
    public static async Task KeepAsync(Task<Connection> dial)
    {
        try
        {
            ConnectionPool.Shared.Return(await dial.ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is EngineFailure or OperationCanceledException)
        {
            // as the summary says
        }
    }

    private static async Task MakeAsync(ClientSession session, ConnectionQuota place, ConnectionKey key, RequestSettings settings)
    {
        try
        {
            await KeepAsync(Task.Run(() => Dialer.DialAsync(
                CallMode.Asynchronous, session, key, settings, SilentDial.Instance, CancellationToken.None).AsTask())).ConfigureAwait(false);
        }
        finally
        {
            place.Leave();
        }
    }
}

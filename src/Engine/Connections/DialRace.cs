using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Connections;

/// <summary>A new connection, or one that becomes idle while it is being made, whichever is there first.</summary>
/// <remarks>Source: "Option Flags", WINHTTP_OPTION_FIRST_AVAILABLE_CONNECTION.</remarks>
internal static class DialRace
{
    /// <exception cref="EngineFailure">NameNotResolved, CannotConnect, DeadlinePassed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public static async ValueTask<Connection> RunAsync(
        ClientSession session, ConnectionWish wish, RequestSettings settings, IDialObserver observer, CancellationToken stop)
    {
        // Not disposed of: a connection that lost goes on being made, with a token of its own.
        CancellationTokenSource dialing = new();
        PoolWait wait = ConnectionPool.Shared.Await(wish);
        DialReports reports = new();
        Task<Connection>? dial = null;
        try
        {
            using CancellationTokenRegistration stopping = stop.UnsafeRegister(static dialing => ((CancellationTokenSource)dialing!).Cancel(), dialing);
            RequestSettings own = settings.Copy();
            dial = Task.Run(() => Dialer.DialAsync(CallMode.Asynchronous, session, wish.Key, own, reports, dialing.Token).AsTask(), CancellationToken.None);
            while (true)
            {
                reports.PassOn(observer, stop);
                Task news = reports.News;
                if (dial.IsCompleted)
                {
                    reports.PassOn(observer, stop);
                    Task<Connection> made = dial;
                    dial = null;
                    return await made.ConfigureAwait(false);
                }
                if (wait.TryTake() is { } idle) return idle;
                if (session.Mode is not CallMode.Blocking) await Task.WhenAny(dial, wait.Served, news).ConfigureAwait(false);
                else Task.WaitAny([dial, wait.Served, news], stop);
            }
        }
        finally
        {
            ConnectionPool.Shared.Withdraw(wait);
            if (dial is not null)
            {
                // It would be one more than the session may have.
                if (session.MaxConnectionsPerServer != uint.MaxValue) _ = dialing.CancelAsync();
                _ = BackgroundConnections.KeepAsync(dial);
            }
        }
    }
}

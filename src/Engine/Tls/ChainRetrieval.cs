using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Tls;

/// <summary>Builds a chain with what others have to say of it: lists, answers and certificates from the network.</summary>
/// <remarks>The framework's fetching cannot be given up, but waiting for it can: it has a thread of its own, which goes on until
/// its own time limits end it.</remarks>
internal static class ChainRetrieval
{
    // Those that nobody waits for any more included: closing requests must not pile up threads.
    private const int MaxThreads = 64;

    private static readonly SemaphoreSlim Places = new(MaxThreads);

    /// <param name="certificate">The server's; stays the caller's, as those beside it.</param>
    /// <param name="beside">What came along with it.</param>
    /// <param name="end">Tick after which nobody waits.</param>
    /// <exception cref="EngineFailure">DeadlinePassed.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was raised.</exception>
    public static CertificateChain.Findings Build(
        X509Certificate2 certificate, X509Certificate2Collection beside, X509ChainPolicy policy, long end, CancellationToken stop)
    {
        if (!Places.Wait(Left(end), stop)) throw Late();
        // Copies: who gives up disposes of the handshake's.
        X509Certificate2 own = new(certificate);
        foreach (X509Certificate2 one in beside) policy.ExtraStore.Add(new X509Certificate2(one));
        Task<CertificateChain.Findings> building = Task.Factory.StartNew(
            () => Build(own, policy), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Task.WaitAny([building], Left(end), stop) < 0) throw Late();
        return building.GetAwaiter().GetResult();
    }

    private static CertificateChain.Findings Build(X509Certificate2 own, X509ChainPolicy policy)
    {
        try
        {
            using X509Chain chain = new() { ChainPolicy = policy };
            chain.Build(own);
            return CertificateChain.Read(chain);
        }
        finally
        {
            own.Dispose();
            foreach (X509Certificate2 one in policy.ExtraStore) one.Dispose();
            Places.Release();
        }
    }

    private static int Left(long end) => (int)Math.Clamp(end - Environment.TickCount64, 0, int.MaxValue);

    private static EngineFailure Late() => new(FailureReason.DeadlinePassed, SocketError.TimedOut);
}

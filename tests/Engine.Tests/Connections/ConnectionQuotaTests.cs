using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class ConnectionQuotaTests
{
    private static ClientSession Session(Mode mode, uint limit) => new(mode.OfEngine()) { MaxConnectionsPerServer = limit };

    private static ConnectionQuota Quota(ClientSession session) => new(session, new ServerKey(false, "h", 80));

    // Returns once the entry is either through or in the queue, so that entries queue in the order of these calls.
    private static Task Enter(ConnectionQuota quota, Mode mode, CancellationToken stop = default)
    {
        if (mode is Mode.Asynchronous) return quota.TryEnterAsync(stop).AsTask().WaitAsync(CallerThread.Limit, CancellationToken.None);
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread caller = new(() =>
        {
            try
            {
                ValueTask<bool> entry = quota.TryEnterAsync(stop);
                Assert.True(entry.IsCompleted);
                Assert.True(entry.GetAwaiter().GetResult());
                entered.SetResult();
            }
            catch (Exception failure)
            {
                entered.SetException(failure);
            }
        })
        { IsBackground = true };
        caller.Start();
        Assert.True(SpinWait.SpinUntil(() => entered.Task.IsCompleted || caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin), CallerThread.Limit));
        return entered.Task.WaitAsync(CallerThread.Limit, CancellationToken.None);
    }

    [Theory, BothModes]
    public async Task EnterAsync_BeyondTheLimit_WaitsInOrder(Mode mode)
    {
        ConnectionQuota quota = Quota(Session(mode, 2));
        await Enter(quota, mode);
        await Enter(quota, mode);
        Task third = Enter(quota, mode), fourth = Enter(quota, mode);
        Assert.False(third.IsCompleted || fourth.IsCompleted);
        quota.Leave();
        await third;
        Assert.False(fourth.IsCompleted);
        quota.Leave();
        await fourth;
        quota.Leave();
        quota.Leave();
        await Enter(quota, mode);
    }

    [Theory, BothModes]
    public void EnterAsync_NoLimit_NeverWaits(Mode mode)
    {
        ConnectionQuota quota = Quota(Session(mode, uint.MaxValue));
        for (int i = 0; i < 1000; i++) Assert.True(quota.TryEnterAsync(default).AsTask().IsCompletedSuccessfully);
    }

    [Theory, BothModes]
    public async Task EnterAsync_Cancelled_LeavesTheQueueToTheNext(Mode mode)
    {
        ConnectionQuota quota = Quota(Session(mode, 1));
        using CancellationTokenSource stop = new();
        await Enter(quota, mode);
        Task second = Enter(quota, mode, stop.Token), third = Enter(quota, mode);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(third.IsCompleted);
        quota.Leave();
        await third;
        quota.Leave();
        await Enter(quota, mode);
    }

    [Theory, BothModes]
    public async Task EnterAsync_CancelledAndLeftAtOnce_LosesNoPlace(Mode mode)
    {
        ConnectionQuota quota = Quota(Session(mode, 1));
        for (int round = 0; round < 50; round++)
        {
            using CancellationTokenSource stop = new();
            await Enter(quota, mode);
            Task waiting = Enter(quota, mode, stop.Token);
            // The last callback registered runs first: the place is given in the middle of the cancellation.
            await using CancellationTokenRegistration leaving = stop.Token.Register(quota.Leave);
            stop.Cancel();
            try
            {
                await waiting;
                quota.Leave();
            }
            catch (OperationCanceledException)
            {
                // either may win
            }
        }
        await Enter(quota, mode);
        using CancellationTokenSource last = new();
        Task beyond = Enter(quota, mode, last.Token);
        Assert.False(beyond.IsCompleted); // no place too many either
        await last.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => beyond);
    }

    [Theory, BothModes]
    public async Task Leave_LimitRaisedMeanwhile_LetsSeveralPass(Mode mode)
    {
        ClientSession session = Session(mode, 1);
        ConnectionQuota quota = Quota(session);
        await Enter(quota, mode);
        Task[] waiting = [Enter(quota, mode), Enter(quota, mode), Enter(quota, mode)];
        session.MaxConnectionsPerServer = 3;
        quota.Leave();
        await Task.WhenAll(waiting);
    }

    [Theory, BothModes]
    public async Task MaxConnectionsPerServer_Raised_LetsThoseWhoWaitPass(Mode mode)
    {
        ClientSession session = Session(mode, 1);
        ConnectionQuota quota = await session.EnterAsync(new ServerKey(false, "h", 80), default);
        Task[] waiting = [Enter(quota, mode), Enter(quota, mode)];
        session.MaxConnectionsPerServer = 3;
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task EnterAsync_Server_HasOneQuotaInTheSession()
    {
        ClientSession session = Session(Mode.Blocking, 5);
        ServerKey server = new(false, "h", 80);
        ConnectionQuota first = await session.EnterAsync(server, default);
        Assert.Same(first, await session.EnterAsync(new ServerKey(false, "h", 80), default));
        Assert.NotSame(first, await session.EnterAsync(new ServerKey(false, "h", 81), default));
        Assert.NotSame(first, await Session(Mode.Blocking, 1).EnterAsync(server, default));
    }

    [Fact]
    public async Task EnterAsync_ManyServers_ForgetsThoseNotInUse()
    {
        ClientSession session = Session(Mode.Asynchronous, 1);
        ConnectionQuota held = await session.EnterAsync(new ServerKey(false, "held", 80), default);
        for (int i = 0; i < 2000; i++)
        {
            (await session.EnterAsync(new ServerKey(false, $"h{i}", 80), default)).Leave();
        }
        Assert.InRange(session.ServerCount, 1, 300);
        Assert.False(held.TryEnterAsync(default).AsTask().IsCompleted); // the one in use still limits
    }

    [Theory, BothModes]
    public async Task Learn_OldServer_HasItsOwnLimit(Mode mode)
    {
        ClientSession session = Session(mode, 3);
        session.MaxConnectionsPerOldServer = 1;
        ConnectionQuota quota = Quota(session);
        await Enter(quota, mode);
        quota.Learn(minorVersion: 0);
        Task second = Enter(quota, mode);
        Assert.False(second.IsCompleted);
        quota.Learn(minorVersion: 1);
        await second;
    }

    [Fact]
    public void TryEnterAtOnce_FullOrSomebodyWaits_IsFalse()
    {
        ConnectionQuota quota = Quota(Session(Mode.Asynchronous, 2));
        Assert.True(quota.TryEnterAtOnce());
        Assert.True(quota.TryEnterAtOnce());
        Assert.False(quota.TryEnterAtOnce());
        Assert.True(quota.ClaimFirstUse());
        Assert.False(quota.ClaimFirstUse());
    }
}

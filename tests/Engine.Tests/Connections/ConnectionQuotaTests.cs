using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class ConnectionQuotaTests
{
    private static ClientSession Session(Mode mode, uint limit) => new(mode.OfEngine()) { MaxConnectionsPerServer = limit };

    // Returns once the entry is either through or in the queue, so that entries queue in the order of these calls.
    private static Task Enter(ConnectionQuota quota, Mode mode, CancellationToken stop = default)
    {
        if (mode is Mode.Asynchronous) return quota.EnterAsync(stop).AsTask().WaitAsync(CallerThread.Limit, CancellationToken.None);
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Thread caller = new(() =>
        {
            try
            {
                ValueTask entry = quota.EnterAsync(stop);
                Assert.True(entry.IsCompleted);
                entry.GetAwaiter().GetResult();
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
        ConnectionQuota quota = new(Session(mode, 2));
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
        ConnectionQuota quota = new(Session(mode, uint.MaxValue));
        for (int i = 0; i < 1000; i++) Assert.True(quota.EnterAsync(default).AsTask().IsCompletedSuccessfully);
    }

    [Theory, BothModes]
    public async Task EnterAsync_Cancelled_LeavesTheQueueToTheNext(Mode mode)
    {
        ConnectionQuota quota = new(Session(mode, 1));
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
        ConnectionQuota quota = new(Session(mode, 1));
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
        ConnectionQuota quota = new(session);
        await Enter(quota, mode);
        Task[] waiting = [Enter(quota, mode), Enter(quota, mode), Enter(quota, mode)];
        session.MaxConnectionsPerServer = 3;
        quota.Leave();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public void QuotaFor_Server_IsOneOfTheSession()
    {
        ClientSession session = Session(Mode.Blocking, 1);
        ServerKey server = new(false, "h", 80);
        Assert.Same(session.QuotaFor(server), session.QuotaFor(server with { }));
        Assert.NotSame(session.QuotaFor(server), session.QuotaFor(server with { Port = 81 }));
        Assert.NotSame(session.QuotaFor(server), Session(Mode.Blocking, 1).QuotaFor(server));
    }
}

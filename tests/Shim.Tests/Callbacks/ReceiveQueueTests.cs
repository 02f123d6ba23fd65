using WinHttpCompat.Shim.Callbacks;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

[Collection(BothCores.Name)]
public sealed class ReceiveQueueTests
{
    private readonly ReceiveQueue _queue = new();

    [Fact]
    public void TryQueue_NoSendPending_IsRefused()
    {
        Assert.False(_queue.TryQueue());
        Assert.False(_queue.Close());
    }

    [Fact]
    public void TryQueue_SendPending_IsTakenOnce()
    {
        _queue.Open();
        Assert.True(_queue.TryQueue());
        Assert.False(_queue.TryQueue());
        Assert.True(_queue.Close());
        Assert.False(_queue.Close());
        Assert.False(_queue.TryQueue());
    }

    [Fact]
    public void Close_NothingQueued_StartsNothing()
    {
        _queue.Open();
        Assert.False(_queue.Close());
        Assert.False(_queue.TryQueue());
    }

    [Fact]
    public void Open_AfterClose_TakesTheNext()
    {
        _queue.Open();
        _queue.TryQueue();
        _queue.Close();
        _queue.Open();
        Assert.True(_queue.TryQueue());
        Assert.True(_queue.Close());
    }

    // A receive that was taken is started by the end of the send, and no other is.
    [Fact]
    public void Close_RacedByTryQueue_AgreesOnWhetherOneStarts()
    {
        const int Rounds = 100_000;
        ReceiveQueue[] queues = [.. Enumerable.Range(0, Rounds).Select(static _ => new ReceiveQueue())];
        foreach (ReceiveQueue queue in queues) queue.Open();
        bool[][] outcomes = [new bool[Rounds], new bool[Rounds]];
        Contest.RunInStep(Rounds, (number, round) =>
            outcomes[number][round] = number == 0 ? queues[round].TryQueue() : queues[round].Close());
        Assert.Equal(outcomes[0], outcomes[1]);
    }

    [Fact]
    public void TryQueue_RacedByAnother_IsTakenOnce()
    {
        const int Rounds = 100_000;
        ReceiveQueue[] queues = [.. Enumerable.Range(0, Rounds).Select(static _ => new ReceiveQueue())];
        foreach (ReceiveQueue queue in queues) queue.Open();
        int taken = 0;
        Contest.RunInStep(Rounds, (_, round) =>
        {
            if (queues[round].TryQueue()) Interlocked.Increment(ref taken);
        });
        Assert.Equal(Rounds, taken);
    }
}

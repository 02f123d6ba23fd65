using System.Net.Sockets;
using System.Text;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class SocketTransportTests
{
    private const int Unlimited = -1;

    // Large enough that an operation made to succeed does so in time on a busy machine.
    private const int Ample = 10_000;

    // More than the buffers of both ends take.
    private const int MoreThanFits = 64 << 20;

    private static Task<int> Receive(FedConnection fed, Mode mode, Memory<byte> buffer, int timeout) =>
        CallerThread.Run(mode.OfEngine(), () => fed.Connection.Transport.ReceiveAsync(mode.OfEngine(), buffer, timeout));

    private static Task Send(FedConnection fed, Mode mode, ReadOnlyMemory<byte> data, int timeout) =>
        CallerThread.Run(mode.OfEngine(), () => fed.Connection.Transport.SendAsync(mode.OfEngine(), data, timeout));

    [Theory, BothModes]
    public async Task ReceiveAsync_DataThenEnd_GivesBoth(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        await fed.Peer.SendAsync("abc"u8.ToArray());
        fed.Peer.Shutdown(SocketShutdown.Send);
        byte[] buffer = new byte[8];
        int filled = 0;
        while (filled < 3) filled += await Receive(fed, mode, buffer.AsMemory(filled), Ample);
        Assert.Equal("abc", Encoding.ASCII.GetString(buffer, 0, 3));
        Assert.Equal(0, await Receive(fed, mode, buffer, Ample));
    }

    [Theory, BothModes]
    public async Task ReceiveAsync_NothingComes_DeadlinePasses(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        EngineFailure failure = await Receive(fed, mode, new byte[8], 50).FailsWith(FailureReason.DeadlinePassed);
        Assert.Equal(SocketError.TimedOut, failure.SocketError);
    }

    [Theory, BothModes]
    public async Task ReceiveAsync_ShorterTimeoutThanBefore_IsTheOneThatCounts(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        Task<int> first = Receive(fed, mode, new byte[8], 600_000);
        await fed.Peer.SendAsync("a"u8.ToArray());
        Assert.Equal(1, await first);
        await Receive(fed, mode, new byte[8], 50).FailsWith(FailureReason.DeadlinePassed);
    }

    [Theory]
    [BothModes(Unlimited)]
    [BothModes(Ample)]
    public async Task ReceiveAsync_LongerTimeoutThanBefore_OutlivesTheEarlierDeadline(Mode mode, int timeout)
    {
        using FedConnection fed = await FedConnection.OpenAsync(), clock = await FedConnection.OpenAsync();
        Task<int> first = Receive(fed, mode, new byte[8], 300);
        await fed.Peer.SendAsync("a"u8.ToArray());
        Assert.Equal(1, await first);
        Task<int> second = Receive(fed, mode, new byte[8], timeout);
        await Receive(clock, mode, new byte[8], 500).FailsWith(FailureReason.DeadlinePassed);
        await fed.Peer.SendAsync("b"u8.ToArray());
        Assert.Equal(1, await second);
    }

    [Theory, BothModes]
    public async Task ReceiveAsync_Reset_IsLost(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        Task<int> receive = Receive(fed, mode, new byte[8], Ample);
        fed.Peer.LingerState = new LingerOption(enable: true, seconds: 0);
        fed.Peer.Close();
        EngineFailure failure = await receive.FailsWith(FailureReason.ConnectionLost);
        Assert.Equal(SocketError.ConnectionReset, failure.SocketError);
    }

    [Theory, BothModes]
    public async Task SendAsync_PeerDoesNotRead_DeadlinePasses(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        await Send(fed, mode, new byte[MoreThanFits], 100).FailsWith(FailureReason.DeadlinePassed);
    }

    [Theory, BothModes]
    public async Task SendAsync_ResetUnderWay_IsLost(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        Task send = Send(fed, mode, new byte[MoreThanFits], Ample);
        await fed.Peer.ReceiveAsync(new byte[1]).WaitAsync(CallerThread.Limit);
        fed.Peer.LingerState = new LingerOption(enable: true, seconds: 0);
        fed.Peer.Close();
        await send.FailsWith(FailureReason.ConnectionLost);
    }

    [Theory, BothModes]
    public async Task SendAsync_LargeData_ArrivesWhole(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        byte[] data = new byte[8 << 20];
        for (int i = 0; i < data.Length; i++) data[i] = (byte)(i * 7 >> 3);
        Task send = Send(fed, mode, data, Ample);
        byte[] arrived = new byte[data.Length];
        for (int filled = 0; filled < arrived.Length;)
        {
            int count = await fed.Peer.ReceiveAsync(arrived.AsMemory(filled)).AsTask().WaitAsync(CallerThread.Limit);
            Assert.NotEqual(0, count);
            filled += count;
        }
        await send;
        Assert.True(data.AsSpan().SequenceEqual(arrived));
    }

    [Theory, BothModes]
    public async Task SendAsync_Nothing_IsDone(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        await Send(fed, mode, default, Ample);
    }

    // Where the operation stands when it is aborted cannot be known from outside, so it is aborted at many moments.
    [Theory, BothModes]
    public async Task Abort_DuringReceive_EndsIt(Mode mode)
    {
        for (int moment = 0; moment < 20; moment++)
        {
            using FedConnection fed = await FedConnection.OpenAsync();
            Task<int> receive = Receive(fed, mode, new byte[8], Unlimited);
            Thread.SpinWait(moment * moment * 200);
            fed.Connection.Transport.Abort();
            await receive.FailsWith(FailureReason.ConnectionLost);
        }
    }

    [Theory, BothModes]
    public async Task Abort_DuringSend_EndsIt(Mode mode)
    {
        byte[] data = new byte[MoreThanFits];
        for (int moment = 0; moment < 10; moment++)
        {
            using FedConnection fed = await FedConnection.OpenAsync();
            Task send = Send(fed, mode, data, Unlimited);
            Thread.SpinWait(moment * moment * 2000);
            fed.Connection.Transport.Abort();
            await send.FailsWith(FailureReason.ConnectionLost);
        }
    }

    [Theory, BothModes]
    public async Task Operations_AfterAbort_AreLost(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        fed.Connection.Transport.Abort();
        await Receive(fed, mode, new byte[8], Ample).FailsWith(FailureReason.ConnectionLost);
        await Send(fed, mode, new byte[8], Ample).FailsWith(FailureReason.ConnectionLost);
        fed.Connection.Transport.Abort();
    }

    // A request that is cancelled while its last read succeeds is disposed of with its transport aborted.
    [Fact]
    public async Task AvailableAndIsStale_AfterAbort_SayThatNothingIsToBeHad()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        fed.Connection.Transport.Abort();
        Assert.Equal(0, fed.Connection.Transport.Available);
        Assert.True(fed.Connection.Transport.IsStale);
    }

    // The pool is shared by sessions of both modes.
    [Theory, BothModes]
    public async Task Operations_InTheOtherModeThanBefore_StillEndInTime(Mode mode)
    {
        Mode other = mode is Mode.Blocking ? Mode.Asynchronous : Mode.Blocking;
        using FedConnection fed = await FedConnection.OpenAsync();
        Task<int> first = Receive(fed, other, new byte[8], Ample);
        await fed.Peer.SendAsync("a"u8.ToArray());
        Assert.Equal(1, await first);
        await Send(fed, other, new byte[8], Ample);

        Task<int> second = Receive(fed, mode, new byte[8], Ample);
        await fed.Peer.SendAsync("b"u8.ToArray());
        Assert.Equal(1, await second);
        await Receive(fed, mode, new byte[8], 50).FailsWith(FailureReason.DeadlinePassed);
    }

    [Fact]
    public async Task IsStale_DataOrEndWaiting_IsTrue()
    {
        using FedConnection idle = await FedConnection.OpenAsync(), talking = await FedConnection.OpenAsync();
        using FedConnection ended = await FedConnection.OpenAsync();
        Assert.False(idle.Connection.Transport.IsStale);
        await talking.Peer.SendAsync("a"u8.ToArray());
        FedConnection.AwaitReadable(talking.Connection.Transport.Tcp);
        Assert.Equal(1, talking.Connection.Transport.Available);
        ended.Peer.Shutdown(SocketShutdown.Send);
        FedConnection.AwaitReadable(ended.Connection.Transport.Tcp);
        Assert.Equal(0, ended.Connection.Transport.Available);
    }

    [Fact]
    public async Task EndPoints_AfterDispose_StayKnown()
    {
        FedConnection fed = await FedConnection.OpenAsync();
        object? local = fed.Peer.RemoteEndPoint, remote = fed.Peer.LocalEndPoint;
        fed.Dispose();
        Assert.Equal(local, fed.Connection.Transport.Tcp.LocalEndPoint);
        Assert.Equal(remote, fed.Connection.Transport.Tcp.RemoteEndPoint);
        fed.Connection.Transport.Dispose();
    }
}

using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

/// <summary>A request that takes a new connection or an idle one, whichever is there first.</summary>
public sealed class FirstAvailableTests
{
    private static ClientSession Session(Mode mode) => new(mode.OfEngine()) { TakesFirstAvailable = true };

    [Theory, BothModes]
    public async Task Send_NobodyGivesAConnectionBack_MakesOneWithItsReports(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 204 No Content\r\n\r\n"));
        using Trial trial = new(mode, server, session: Session(mode));
        Assert.Equal(204, await trial.ExchangeHeadsAsync());
        Assert.Equal(["ResolvingName", "NameResolved", "ConnectingToServer", "ConnectedToServer", "SendingRequest"], trial.Progress.Names[..5]);
    }

    [Theory, BothModes]
    public async Task Send_Refused_CannotConnect(Mode mode)
    {
        using RefusingPort port = new();
        using Trial trial = new(mode, port.Key, session: Session(mode));
        await trial.SendAsync().FailsWith(FailureReason.CannotConnect);
        Assert.Equal(["ResolvingName", "NameResolved", "ConnectingToServer"], trial.Progress.Names);
    }

    [Theory, BothModes]
    public async Task Send_ClosedWhileBothAreAwaited_IsCancelled(Mode mode)
    {
        using SilentPort port = await SilentPort.OpenAsync();
        using ManualResetEventSlim connecting = new();
        using Trial trial = new(mode, port.Key, session: Session(mode));
        trial.Progress.Acting = report =>
        {
            if (report == "ConnectingToServer") connecting.Set();
        };
        Task<int> send = trial.SendAsync();
        Assert.True(connecting.Wait(CallerThread.Limit));
        trial.Request.Cancel();
        await send.FailsWith(FailureReason.Cancelled);
    }

    [Theory, BothModes]
    public async Task Send_ConnectionGivenBackMeanwhile_UsesIt(Mode mode)
    {
        using SilentPort port = await SilentPort.OpenAsync();
        using FedConnection fed = await FedConnection.OpenAsync();
        using ManualResetEventSlim connecting = new();
        using Trial trial = new(mode, port.Key, session: Session(mode));
        trial.Progress.Acting = report =>
        {
            if (report == "ConnectingToServer") connecting.Set();
        };
        Task<int> send = trial.SendAsync();
        Assert.True(connecting.Wait(CallerThread.Limit));
        Connection idle = new(new ConnectionKey(port.Key), fed.Connection.Transport);
        ConnectionPool.Shared.Return(idle);
        byte[] head = new byte[1000];
        int count = await fed.Peer.ReceiveAsync(head).WaitAsync(CallerThread.Limit);
        Assert.StartsWith("GET / HTTP/1.1\r\n", System.Text.Encoding.ASCII.GetString(head, 0, count), StringComparison.Ordinal);
        await fed.Peer.SendAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());
        await send;
        Assert.DoesNotContain("ConnectedToServer", trial.Progress.Names);
    }
}

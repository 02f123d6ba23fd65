using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class ResendTests
{
    private const string First = "HTTP/1.1 401 No\r\nContent-Length: 5\r\n\r\nfirst";
    private const string Second = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond";

    [Theory]
    [BothModes(0)]
    [BothModes(2)]
    [BothModes(5)]
    public async Task SendAsync_AfterAResponse_UsesTheSameConnectionWhateverWasRead(Mode mode, int read)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(First, Second));
        using Trial trial = new(mode, server);
        Assert.Equal(401, await trial.ExchangeHeadsAsync());
        Assert.Equal("first"[..read], await trial.ReadAsync(read));
        trial.Request.Headers.Add("Authorization: x", new HeaderChange(HeaderChangeKind.Add));
        await trial.SendAsync();
        Assert.Null(trial.Request.Response);
        await trial.ReceiveAsync();
        Assert.Equal(200, trial.Request.Response!.StatusCode);
        Assert.Equal("second", await trial.ReadAllAsync());
        Assert.Single(server.Connections);
        Assert.Single(server.Connections[0].ReceivedText.Split("\r\n"), line => line == "Authorization: x");
    }

    [Theory, BothModes]
    public async Task SendAsync_AfterALostConnection_DialsAgain(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive request
            send "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"
            close
            connection
            receive request
            send {Scripts.Quote(Second)}
            """);
        using Trial trial = new(mode, server);
        await trial.FetchAsync().FailsWith(FailureReason.ConnectionLost);
        Assert.Equal(RequestPhase.Failed, trial.Request.Phase);
        Assert.False(trial.Request.TryStart(RequestOperation.Receive, out _));
        Assert.False(trial.Request.TryStart(RequestOperation.Read, out _));
        Assert.Equal("second", await trial.FetchAsync());
    }

    [Theory, BothModes]
    public async Task SendAsync_AfterARefusedOne_IsAllowedAndNothingElseIs(Mode mode)
    {
        using RefusingPort port = new();
        using Trial trial = new(mode, port.Key);
        for (int round = 0; round < 2; round++)
        {
            await trial.SendAsync().FailsWith(FailureReason.CannotConnect);
            Assert.Equal(RequestPhase.SendFailed, trial.Request.Phase);
            Assert.Null(trial.Request.LastTransport);
            Assert.False(trial.Request.TryStart(RequestOperation.Receive, out _));
            Assert.False(trial.Request.TryStart(RequestOperation.Write, out _));
            Assert.False(trial.Request.TryStart(RequestOperation.Read, out _));
        }
    }

    [Theory, BothModes]
    public async Task SendAsync_AnUploadAgain_AnnouncesTheNewLength(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(First, Second));
        using Trial trial = new(mode, server, "POST");
        await trial.FetchAsync("abc");
        await trial.SendAsync("ab", total: 5);
        await trial.WriteAsync("cde");
        await trial.ReceiveAsync();
        string received = server.Connections[0].ReceivedText;
        Assert.Contains("\r\nContent-Length: 3\r\n", received, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 5\r\n", received, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nabcde", received, StringComparison.Ordinal);
    }

    [Theory, BothModes]
    public async Task TryStart_WhileAnOperationIsPending_IsFalse(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("""
            connection
            receive head
            send "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n"
            wait body
            send "abc"
            """);
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        Task<string> read = trial.ReadAsync(3);
        foreach (RequestOperation operation in Enum.GetValues<RequestOperation>())
        {
            Assert.False(trial.Request.TryStart(operation, out RequestPhase before));
            Assert.Equal(RequestPhase.Reading, before);
        }
        server.OpenGate("body");
        Assert.Equal("abc", await read);
    }

    [Fact]
    public void Withdraw_OfAStartedOperation_RestoresThePhase()
    {
        using Trial trial = new(Mode.Blocking, new ServerKey(false, "127.0.0.1", 80));
        Assert.True(trial.Request.TryStart(RequestOperation.Send, out RequestPhase before));
        trial.Request.Withdraw(before);
        Assert.Equal(RequestPhase.Opened, trial.Request.Phase);
        Assert.True(trial.Request.TryStart(RequestOperation.Send, out before));
        trial.Request.Cancel();
        trial.Request.Withdraw(before);
        Assert.Equal(RequestPhase.Closed, trial.Request.Phase);
    }
}

using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class DataAvailableTests
{
    private const int MaxAnnounced = 8192;

    [Theory]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n", "", "loop")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4E20\r\n", "\r\n0\r\n\r\n", "loop")]
    [BothModes("HTTP/1.1 200 OK\r\n\r\n", "", "close")]
    public async Task AvailableAsync_LargeBody_AnnouncesPiecesThatOneReadGets(Mode mode, string head, string after, string end)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive head
            send {Scripts.Quote(head)}
            send-repeat 20000 "x"
            send {Scripts.Quote(after)}
            {end}
            """);
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        int total = 0;
        while (await trial.AvailableAsync() is > 0 and int announced)
        {
            Assert.InRange(announced, 1, MaxAnnounced);
            int reports = trial.Progress.Names.Length;
            Assert.Equal(announced, (await trial.ReadAsync(announced)).Length);
            if (total + announced < 20_000) Assert.Equal(reports, trial.Progress.Names.Length); // no wait for what was announced
            total += announced;
        }
        Assert.Equal(20_000, total);
        Assert.Equal(0, await trial.AvailableAsync());
        Assert.Equal("", await trial.ReadAsync(10));
    }

    [Theory, BothModes]
    public async Task AvailableAsync_MoreHasArrived_StaysUntilItHasBeenRead(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("""
            connection
            receive head
            send "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"
            wait first
            send "abc"
            wait second
            send "def"
            """);
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        Task<int> available = trial.AvailableAsync();
        server.OpenGate("first");
        Assert.Equal(3, await available);
        server.OpenGate("second");
        FedConnection.AwaitReadable(trial.Request.LastTransport!.Tcp);
        Assert.Equal(3, await trial.AvailableAsync());
        Assert.Equal("ab", await trial.ReadAsync(2));
        Assert.Equal(1, await trial.AvailableAsync());
        Assert.Equal("c", await trial.ReadAsync(1));
        Assert.Equal(3, await trial.AvailableAsync());
        Assert.Equal("def", await trial.ReadAsync(10));
        Assert.Equal(0, await trial.AvailableAsync());
    }

    [Theory, BothModes]
    public async Task AvailableAsync_SeveralChunks_StopsAtTheEndOfEach(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        string body = "";
        while (await trial.AvailableAsync() is > 0 and int announced)
        {
            Assert.InRange(body.Length + announced, body.Length + 1, body.Length < 3 ? 3 : 7);
            body += await trial.ReadAsync(announced);
        }
        Assert.Equal("abcdefg", body);
    }

    [Theory, BothModes]
    public async Task ReadAsync_MoreThanWasAnnounced_GetsMore(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        Assert.InRange(await trial.AvailableAsync(), 1, 3);
        Assert.Equal("abcdef", await trial.ReadAsync(6));
        Assert.Equal(1, await trial.AvailableAsync());
        Assert.Equal("g", await trial.ReadAsync(6));
    }

    [Theory]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")]
    public async Task AvailableAsync_BodyCutShort_IsLost(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response, "close"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        string body = "";
        while (body.Length < 3) body += await trial.ReadAsync(await trial.AvailableAsync());
        await trial.AvailableAsync().FailsWith(FailureReason.ConnectionLost);
    }
}

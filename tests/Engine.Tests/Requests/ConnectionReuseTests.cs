using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class ConnectionReuseTests
{
    private const string Plain = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";

    // Asked again and again on whatever connections the client makes.
    private static string Always(string response) => $"connection\nreceive request\nsend {Scripts.Quote(response)}\nloop";

    private static async Task AssertKept(Mode mode, ScriptedServer server, Func<Trial, Task> first)
    {
        using (Trial trial = new(mode, server)) await first(trial);
        using Trial next = new(mode, server);
        await next.ExchangeHeadsAsync();
        Assert.DoesNotContain("ConnectingToServer", next.Progress.Names);
        Assert.Single(server.Connections);
    }

    private static async Task AssertNotKept(Mode mode, ScriptedServer server, Func<Trial, Task> first, string method = "GET")
    {
        using (Trial trial = new(mode, server, method)) await first(trial);
        await server.ClosedAsync(1);
        using Trial next = new(mode, server);
        await next.ExchangeHeadsAsync();
        Assert.Contains("ConnectedToServer", next.Progress.Names);
        Assert.Equal(2, server.Connections.Count);
    }

    [Theory]
    [BothModes(Plain)]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n")]
    [BothModes("HTTP/1.1 204 No Content\r\n\r\n")]
    [BothModes("HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n")]
    [BothModes("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nabc")]
    [BothModes("HTTP/1.1 100 Continue\r\n\r\n" + Plain)]
    public async Task Exchange_WhollyOver_LeavesTheConnectionToTheNext(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(response));
        await AssertKept(mode, server, trial => trial.FetchAsync());
    }

    [Theory, BothModes]
    public async Task Exchange_ConnectionExpired_ClosesItAndSaysSo(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(Plain));
        await AssertNotKept(mode, server, async trial =>
        {
            await trial.ExchangeHeadsAsync();
            Assert.True(trial.Request.Connection!.TryExpire(trial.Request)); // its body is unread
            Assert.Equal("abc", await trial.ReadAllAsync());
            Assert.Equal(["ClosingConnection", "ConnectionClosed"], trial.Progress.Names[^2..]);
        });
    }

    [Theory, BothModes]
    public async Task Exchange_ConnectionExpiredAndBodyUnread_ClosesIt(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(Plain));
        await AssertNotKept(mode, server, async trial =>
        {
            await trial.ExchangeHeadsAsync();
            Assert.True(trial.Request.Connection!.TryExpire(trial.Request)); // its body is unread
        });
    }

    [Theory]
    [BothModes("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc")]
    [BothModes("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc")]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")]
    [BothModes("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nno colon\r\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: \0\r\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\r\n")]
    [BothModes("HTTP/1.1 101 Switching\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n")]
    public async Task Exchange_ThatCannotBeFollowed_ClosesTheConnection(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(response));
        await AssertNotKept(mode, server, trial => trial.FetchAsync());
    }

    [Theory]
    [BothModes(Plain + "left over")]
    [BothModes(Plain + Plain)]
    [BothModes(Plain + "\r\n")]
    [BothModes("HTTP/1.1 204 No Content\r\n\r\nleft over")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nleft over")]
    public async Task Exchange_BytesBehindTheResponse_AreNeverTheNextResponse(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive request
            send {Scripts.Quote(response)}
            connection
            receive request
            send "HTTP/1.1 299 Next\r\nContent-Length: 0\r\n\r\n"
            """);
        using (Trial trial = new(mode, server)) await trial.FetchAsync();
        using Trial next = new(mode, server);
        Assert.Equal(299, await next.ExchangeHeadsAsync());
        Assert.Equal(2, server.Connections.Count);
    }

    [Theory, BothModes]
    public async Task Exchange_CallerClosesTheConnection_IsNotKept(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(Plain));
        await AssertNotKept(mode, server, async trial =>
        {
            trial.Request.Headers.Add("Connection: Close", new HeaderChange(HeaderChangeKind.Add));
            await trial.FetchAsync();
            Assert.DoesNotContain("Keep-Alive", server.Connections[0].ReceivedText, StringComparison.Ordinal);
        });
    }

    [Theory, BothModes]
    public async Task Exchange_KeepAliveDisabled_IsNotKept(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(Plain));
        await AssertNotKept(mode, server, async trial =>
        {
            trial.Request.Disabled = DisabledFeatures.KeepAlive;
            await trial.FetchAsync();
            Assert.Contains("\r\nConnection: close\r\n", server.Connections[0].ReceivedText, StringComparison.Ordinal);
        });
    }

    [Theory, BothModes]
    public async Task Exchange_CallerFramedUpload_IsNotKept(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(Plain));
        await AssertNotKept(mode, server, async trial =>
        {
            trial.Request.Headers.Add("Transfer-Encoding: chunked", new HeaderChange(HeaderChangeKind.Add));
            await trial.SendAsync();
            await trial.WriteAsync("0\r\n\r\n");
            await trial.ReceiveAsync();
            await trial.ReadAllAsync();
        }, "POST");
    }

    [Theory]
    [BothModes(Plain)]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")]
    public async Task Dispose_UnreadBodyThatHasArrived_KeepsTheConnection(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(response));
        await AssertKept(mode, server, async trial =>
        {
            await trial.ExchangeHeadsAsync();
            Assert.Equal("a", await trial.ReadAsync(1));
        });
    }

    [Theory, BothModes]
    public async Task Dispose_UnreadBodyNotHereYet_ClosesTheConnection(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("""
            connection
            receive head
            send "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc"
            """);
        await AssertNotKept(mode, server, trial => trial.ExchangeHeadsAsync());
    }

    [Theory, BothModes]
    public async Task Dispose_MoreUnreadThanTheLimit_ClosesTheConnection(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always($"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{new string('x', 5000)}"));
        await AssertNotKept(mode, server, trial =>
        {
            trial.Request.OwnSettings.MaxDrainBytes = 4999;
            return trial.ExchangeHeadsAsync();
        });
    }

    [Theory, BothModes]
    public async Task Dispose_MoreFramingThanTheLimit_ClosesTheConnection(Mode mode)
    {
        // More than a connection's buffer holds when the handle is closed.
        string chunks = string.Concat(Enumerable.Repeat($"1;{new string('x', 1000)}\r\na\r\n", 50));
        await using ScriptedServer server = ScriptedServer.Start(Always($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n"));
        await AssertNotKept(mode, server, trial =>
        {
            trial.Request.OwnSettings.MaxDrainBytes = 2000;
            return trial.ExchangeHeadsAsync();
        });
    }

    [Theory]
    [BothModes("NTLM TlRMTVNTUAAB", 2)]
    [BothModes("negotiate YII=", 2)]
    [BothModes("Basic YTpi", 1)]
    public async Task Exchange_CallerAuthenticatesTheConnection_IsForItsSessionOnly(Mode mode, string authorization, int connections)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(Plain));
        ClientSession session = new(mode.OfEngine());
        using (Trial first = new(mode, server, session: session))
        {
            first.Request.Headers.Add($"Authorization: {authorization}", new HeaderChange(HeaderChangeKind.Add));
            await first.FetchAsync();
        }
        using (Trial same = new(mode, server, session: session)) await same.FetchAsync();
        Assert.Single(server.Connections);
        using (Trial other = new(mode, server)) await other.FetchAsync();
        Assert.Equal(connections, server.Connections.Count);
    }

    [Theory, BothModes]
    public async Task Dispose_UnreadBodyUntilClose_ClosesTheConnection(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always("HTTP/1.1 200 OK\r\n\r\nabc"));
        await AssertNotKept(mode, server, trial => trial.ExchangeHeadsAsync());
    }

    [Theory, BothModes]
    public async Task Dispose_BeforeTheResponse_ClosesTheConnection(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(Plain));
        await AssertNotKept(mode, server, trial => trial.SendAsync());
    }

    [Fact]
    public async Task Exchange_OfAnotherSessionInAnotherMode_UsesTheKeptConnection()
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(Plain));
        foreach (Mode mode in new[] { Mode.Asynchronous, Mode.Blocking, Mode.Asynchronous, Mode.Blocking })
        {
            using Trial trial = new(mode, server);
            Assert.Equal("abc", await trial.FetchAsync());
        }
        Assert.Single(server.Connections);
    }

    [Theory, BothModes]
    public async Task SendAsync_SessionAtItsLimit_WaitsForTheOther(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"));
        ClientSession session = new(mode.OfEngine()) { MaxConnectionsPerServer = 1 };
        using Trial first = new(mode, server, session: session), second = new(mode, server, session: session);
        await first.ExchangeHeadsAsync();
        Task<string> waiting = second.FetchAsync();
        Assert.False(waiting.IsCompleted);
        Assert.Empty(second.Progress.Names);
        Assert.Equal("abc", await first.ReadAllAsync());
        Assert.Equal("abc", await waiting);
        Assert.Single(server.Connections);
    }

    [Theory, BothModes]
    public async Task Fetch_ManyAtOnce_AllGetTheirBody(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Always(Plain));
        await Parallel.ForEachAsync(Enumerable.Range(0, 16), async (_, _) =>
        {
            for (int round = 0; round < 20; round++)
            {
                using Trial trial = new(mode, server);
                Assert.Equal("abc", await trial.FetchAsync());
            }
        });
        Assert.InRange(server.Connections.Count, 1, 16);
    }
}

using System.Net.Sockets;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class ResponseFramingTests
{
    [Theory]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", "loop", "abc")]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "loop", "")]
    [BothModes("HTTP/1.1 200 OK\nContent-Length:3\n\nabc", "loop", "abc")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", "loop", "abc")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=\"y\"\r\na\r\n002 \r\nbc\r\n0;z\r\nTrailer: t\r\n\r\n", "loop", "abc")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "loop", "")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n3\r\nabc\r\n0\r\n\r\n", "loop", "abc")]
    [BothModes("HTTP/1.1 200 OK\r\n\r\nabc", "close", "abc")]
    [BothModes("HTTP/1.1 200 OK\r\n\r\n", "close", "")]
    [BothModes("HTTP/1.1 200 OK\r\n\r\nabc", "shutdown-send", "abc")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc", "close", "abc")]
    [BothModes("HTTP/1.0 200 OK\r\n\r\nabc", "close", "abc")]
    [BothModes("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc", "loop", "abc")]
    [BothModes("HTTP/1.1 204 No Content\r\n\r\n", "loop", "")]
    [BothModes("HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\n", "loop", "")]
    [BothModes("HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n", "loop", "")]
    [BothModes("HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n", "loop", "")]
    [BothModes("HTTP/1.1 101 Switching\r\nUpgrade: other\r\n\r\n", "loop", "")]
    [BothModes("HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nabc", "loop", "abc")]
    [BothModes("HTTP/1.1 999\r\nContent-Length: 3\r\n\r\nabc", "loop", "abc")]
    public async Task Get_EachFraming_GivesTheBody(Mode mode, string response, string end, string expected)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response, end));
        foreach (int size in new[] { 100, 1, 2, 3 })
        {
            using Trial trial = new(mode, server);
            await trial.ExchangeHeadsAsync();
            Assert.Equal(expected, await trial.ReadAllAsync(size));
            Assert.Equal("", await trial.ReadAsync(10));
            Assert.Equal(RequestPhase.HeadersAvailable, trial.Request.Phase);
        }
    }

    [Theory]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\n\r\n")]
    public async Task Head_AnyFraming_HasNoBodyAndKeepsTheConnection(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(response, response));
        for (int round = 0; round < 2; round++)
        {
            using Trial trial = new(mode, server, method: "HEAD");
            Assert.Equal("", await trial.FetchAsync());
        }
        Assert.Single(server.Connections);
    }

    [Theory]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")]
    [BothModes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\nT: t\r\n\r\n")]
    public async Task Get_ResponseInSingleBytes_IsTheSame(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start($"connection\nreceive head\nsend-bytewise 0 {Scripts.Quote(response)}");
        using Trial trial = new(mode, server);
        Assert.Equal("abc", await trial.FetchAsync());
    }

    [Theory]
    [BothModes("Content-Length: 1000000", "", "")]
    [BothModes("Transfer-Encoding: chunked", "F4240\r\n", "\r\n0\r\n\r\n")]
    [BothModes("Connection: close", "", "")]
    public async Task Get_LargeBody_ArrivesWhole(Mode mode, string framing, string before, string after)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive head
            send {Scripts.Quote($"HTTP/1.1 200 OK\r\n{framing}\r\n\r\n{before}")}
            send-repeat 100000 "0123456789"
            send {Scripts.Quote(after)}
            close
            """);
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        string body = await trial.ReadAllAsync(size: 30_011);
        Assert.Equal(1_000_000, body.Length);
        for (int i = 0; i < body.Length; i++)
        {
            if (body[i] != '0' + i % 10) Assert.Fail($"wrong byte at {i}");
        }
    }

    [Theory, BothModes]
    public async Task ReadAsync_ManySmallChunks_FillsTheBuffer(Mode mode)
    {
        string chunks = string.Concat(Enumerable.Repeat("3\r\nabc\r\n", 100));
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer($"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        string[] pieces = [await trial.ReadAsync(200), await trial.ReadAsync(200), await trial.ReadAsync(200)];
        Assert.Equal([200, 100, 0], pieces.Select(piece => piece.Length));
        Assert.Equal(string.Concat(Enumerable.Repeat("abc", 100)), string.Concat(pieces));
    }

    [Theory, BothModes]
    public async Task ReadAsync_BodyInParts_WaitsUntilTheBufferIsFull(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("""
            connection
            receive head
            send "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc"
            wait rest
            send "def"
            """);
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        Task<string> read = trial.ReadAsync(5);
        server.OpenGate("rest");
        Assert.Equal("abcde", await read);
        Assert.Equal("f", await trial.ReadAsync(5));
    }

    [Theory, BothModes]
    public async Task ReadAsync_EmptyBuffer_TakesNothing(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        Assert.Equal("", await trial.ReadAsync(0));
        Assert.Equal("abc", await trial.ReadAllAsync());
    }

    [Theory, BothModes]
    public async Task Response_AfterReceive_HasTheHead(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer("HTTP/1.1 302 Moved  on\r\nB: 2\r\nA : 1\r\nContent-Length: 0\r\n\r\n"));
        using Trial trial = new(mode, server);
        await trial.SendAsync();
        Assert.Null(trial.Request.Response);
        await trial.ReceiveAsync();
        Assert.Equal("HTTP/1.1 302 Moved  on\r\nB: 2\r\nA: 1\r\nContent-Length: 0\r\n"u8, trial.Request.Response!.Message.Text);
    }

    [Theory]
    [BothModes("::1")]
    [BothModes("localhost")]
    public async Task Get_OverIpv6_NamesTheServerInBracketsOrByName(Mode mode, string host)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"), host);
        using Trial trial = new(mode, server, host: host);
        Assert.Equal("abc", await trial.FetchAsync());
        string field = host == "::1" ? "[::1]" : host;
        Assert.Contains($"\r\nHost: {field}:{server.Port}\r\n", server.Connections[0].ReceivedText);
        Assert.Equal(System.Net.IPAddress.IPv6Loopback, trial.Request.LastTransport!.Tcp.RemoteEndPoint.Address);
    }
}

using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class ReadSomeTests
{
    [Theory]
    [BothModes("Content-Length: 6", "abc", "def")]
    [BothModes("Transfer-Encoding: chunked", "3\r\nabc\r\n", "3\r\ndef\r\n0\r\n\r\n")]
    [BothModes("Transfer-Encoding: chunked", "6\r\nabc", "def\r\n0\r\n\r\n")]
    [BothModes("Connection: close", "abc", "def")]
    public async Task ReadAsync_PartOfTheBody_IsNotWaitedFor(Mode mode, string framing, string first, string second)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive head
            send {Scripts.Quote($"HTTP/1.1 200 OK\r\n{framing}\r\n\r\n{first}")}
            wait rest
            send {Scripts.Quote(second)}
            close
            """);
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        string body = "";
        while (body.Length < 3) body += await ReadAsync();
        Assert.Equal("abc", body);
        server.OpenGate("rest");
        while (body.Length < 6) body += await ReadAsync();
        Assert.Equal("abcdef", body);
        Assert.Equal("", await trial.ReadSomeAsync(100));
        Assert.Equal("", await trial.ReadSomeAsync(100));

        async Task<string> ReadAsync()
        {
            string piece = await trial.ReadSomeAsync(100);
            Assert.NotEqual("", piece);
            return piece;
        }
    }

    [Theory, BothModes]
    public async Task ReadAsync_SmallBuffer_IsFilled(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        Assert.Equal("", await trial.ReadSomeAsync(0));
        Assert.Equal("a", await trial.ReadSomeAsync(1));
        Assert.Equal("b", await trial.ReadSomeAsync(1));
        Assert.Equal("", await trial.ReadSomeAsync(0));
        Assert.Equal("c", await trial.ReadSomeAsync(1));
        Assert.Equal("", await trial.ReadSomeAsync(1));
    }

    [Theory]
    [BothModes("Content-Length: 100000", "", "")]
    [BothModes("Transfer-Encoding: chunked", "186A0\r\n", "\r\n0\r\n\r\n")]
    public async Task ReadAsync_LargeBody_ArrivesWhole(Mode mode, string framing, string before, string after)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive head
            send {Scripts.Quote($"HTTP/1.1 200 OK\r\n{framing}\r\n\r\n{before}")}
            send-repeat 10000 "0123456789"
            send {Scripts.Quote(after)}
            loop
            """);
        foreach (int size in new[] { 997, 30_011 })
        {
            using Trial trial = new(mode, server);
            await trial.ExchangeHeadsAsync();
            int total = 0;
            while (await trial.ReadSomeAsync(size) is { Length: > 0 } piece)
            {
                foreach (char next in piece) Assert.Equal('0' + total++ % 10, next);
            }
            Assert.Equal(100_000, total);
        }
    }

    [Theory]
    [BothModes("Content-Length: 5", "abc")]
    [BothModes("Transfer-Encoding: chunked", "3\r\nabc\r\n")]
    public async Task ReadAsync_BodyCutShort_IsLost(Mode mode, string framing, string sent)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer($"HTTP/1.1 200 OK\r\n{framing}\r\n\r\n{sent}", "close"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        string body = "";
        while (body.Length < 3) body += await trial.ReadSomeAsync(10);
        await trial.ReadSomeAsync(10).FailsWith(FailureReason.ConnectionLost);
    }
}

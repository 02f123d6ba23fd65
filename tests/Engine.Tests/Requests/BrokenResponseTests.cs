using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class BrokenResponseTests
{
    [Theory]
    [BothModes("")]
    [BothModes("HTTP")]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n")]
    [BothModes("HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task Heads_CutShort_AreLost(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response, "close"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync().FailsWith(FailureReason.ConnectionLost);
        Assert.Null(trial.Request.Response);
        // An asynchronous send waits for the first bytes; without any it is the send that fails.
        Assert.Equal(response.Length == 0 && mode is Mode.Asynchronous ? RequestPhase.SendFailed : RequestPhase.Failed, trial.Request.Phase);
    }

    [Theory]
    [BothModes("Content-Length: 5\r\n\r\nabc", "close")]
    [BothModes("Content-Length: 5\r\n\r\n", "close")]
    [BothModes("Content-Length: 5\r\n\r\nabc", "shutdown-send")]
    [BothModes("Transfer-Encoding: chunked\r\n\r\n", "close")]
    [BothModes("Transfer-Encoding: chunked\r\n\r\n5", "close")]
    [BothModes("Transfer-Encoding: chunked\r\n\r\n5\r\nabc", "close")]
    [BothModes("Transfer-Encoding: chunked\r\n\r\n3\r\nabc", "close")]
    [BothModes("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "close")]
    [BothModes("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n", "close")]
    [BothModes("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nT: t\r\n", "close")]
    public async Task Body_CutShort_IsLost(Mode mode, string response, string end)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 200 OK\r\n" + response, end));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        await trial.ReadAllAsync().FailsWith(FailureReason.ConnectionLost);
        Assert.Equal(RequestPhase.Failed, trial.Request.Phase);
        Assert.False(trial.Request.TryStart(RequestOperation.Read, out _));
    }

    [Theory, BothModes]
    public async Task Body_Reset_IsLostWhateverTheFraming(Mode mode)
    {
        foreach (string framing in new[] { "Content-Length: 9\r\n", "Transfer-Encoding: chunked\r\n", "" })
        {
            await using ScriptedServer server = ScriptedServer.Start($"""
                connection
                receive head
                send {Scripts.Quote($"HTTP/1.1 200 OK\r\n{framing}\r\n")}
                wait reset
                reset
                """);
            using Trial trial = new(mode, server);
            await trial.ExchangeHeadsAsync();
            Task<string> read = trial.ReadAllAsync();
            server.OpenGate("reset");
            await read.FailsWith(FailureReason.ConnectionLost);
        }
    }

    [Theory]
    [BothModes("garbage", nameof(FailureReason.MalformedResponse))]
    [BothModes("SSH-2.0-OpenSSH\r\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("HTTP/2.0 200 OK\r\n\r\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("HTTP/1.1 200 OK\r\nA: b\0\r\n\r\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("HTTP/1.1 100 Continue\r\n\r\ngarbage\r\n\r\n", nameof(FailureReason.MalformedResponse))]
    public async Task Heads_ThatAreNone_AreMalformedWithoutWaitingForMore(Mode mode, string response, string reason)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync().FailsWith(Enum.Parse<FailureReason>(reason));
        Assert.Null(trial.Request.Response);
        await server.ClosedAsync(1);
    }

    [Theory]
    [BothModes("zz\r\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("3\nabc\n0\n\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("3\r\nabcX\r\n0\r\n\r\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("FFFFFFFFFFFFFFFFF\r\n", nameof(FailureReason.ChunkLineTooLong))]
    public async Task Chunks_Malformed_FailTheRead(Mode mode, string body, string reason)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        await trial.ReadAllAsync().FailsWith(Enum.Parse<FailureReason>(reason));
        await server.ClosedAsync(1);
    }

    [Theory]
    [BothModes("send-repeat 1000000 \"a\"", nameof(FailureReason.HeadTooLarge))]
    [BothModes("send-repeat 100000 \"a: b\\r\\n\"", nameof(FailureReason.HeadTooLarge))]
    [BothModes("send-repeat 4001 \"a:\\n\"\nsend \"\\n\"", nameof(FailureReason.TooManyHeaders))]
    public async Task Heads_WithoutEnd_AreEndedByALimit(Mode mode, string step, string reason)
    {
        await using ScriptedServer server = ScriptedServer.Start($"connection\nreceive head\nsend \"HTTP/1.1 200 OK\\r\\n\"\n{step}");
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync().FailsWith(Enum.Parse<FailureReason>(reason));
    }

    [Theory]
    [BothModes("send-repeat 1000000 \";\"", nameof(FailureReason.ChunkLineTooLong))]
    [BothModes("send \"\\r\\n\"\nsend-repeat 1000000 \"a\"", nameof(FailureReason.HeadTooLarge))]
    [BothModes("send \"\\r\\n\"\nsend-repeat 1000000 \"a: b\\r\\n\"", nameof(FailureReason.TooManyHeaders))]
    public async Task Chunks_WithoutEnd_AreEndedByALimit(Mode mode, string step, string reason)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            $"connection\nreceive head\nsend \"HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\"\n{step}");
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        await trial.ReadAllAsync().FailsWith(Enum.Parse<FailureReason>(reason));
    }

    [Theory]
    [BothModes(3, true)]
    [BothModes(4, false)]
    public async Task Intermediates_Many_HoldTheLimit(Mode mode, int count, bool accepted)
    {
        string response = string.Concat(Enumerable.Repeat("HTTP/1.1 102 Processing\r\n\r\n", count)) + "HTTP/1.1 204 No Content\r\n\r\n";
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response));
        using Trial trial = new(mode, server);
        trial.Request.OwnSettings.MaxIntermediateResponses = 3;
        if (accepted) Assert.Equal(204, await trial.ExchangeHeadsAsync());
        else await trial.ExchangeHeadsAsync().FailsWith(FailureReason.MalformedResponse);
        Assert.Equal(3, trial.Progress.Names.Count(name => name == "IntermediateResponse"));
    }
}

using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class TimeoutTests
{
    [Theory, BothModes]
    public async Task Exchange_ServerDoesNotAnswer_PassesTheReceiveTimeout(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("connection\nreceive head");
        using Trial trial = new(mode, server);
        trial.Request.OwnSettings.ReceiveTimeout = 100;
        await trial.ExchangeHeadsAsync().FailsWith(FailureReason.DeadlinePassed);
        Assert.Equal(mode is Mode.Asynchronous ? RequestPhase.SendFailed : RequestPhase.Failed, trial.Request.Phase);
        await server.ClosedAsync(1);
    }

    [Theory]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc")]
    [BothModes("HTTP/1.1 200 OK\r\n\r\nabc")]
    public async Task Read_BodyStalls_PassesTheReceiveTimeout(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response));
        foreach (bool asks in new[] { false, true })
        {
            using Trial trial = new(mode, server);
            trial.Request.OwnSettings.ReceiveTimeout = 100;
            await trial.ExchangeHeadsAsync();
            Assert.Equal("abc", await trial.ReadAsync(3));
            await (asks ? trial.AvailableAsync() : trial.ReadAsync(new byte[3])).FailsWith(FailureReason.DeadlinePassed);
        }
    }

    [Theory, BothModes]
    public async Task Receive_HeadTrickles_PassesTheResponseTimeout(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive head
            send-bytewise 20 "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nA: {new string('x', 1000)}\r\n\r\n"
            """);
        using Trial trial = new(mode, server);
        trial.Request.OwnSettings.ReceiveResponseTimeout = 200;
        await trial.ExchangeHeadsAsync().FailsWith(FailureReason.DeadlinePassed);
    }

    [Theory, BothModes]
    public async Task Write_ServerDoesNotRead_PassesTheSendTimeout(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("connection\nreceive head\nwait never");
        using Trial trial = new(mode, server, "POST");
        trial.Request.OwnSettings.SendTimeout = 100;
        await trial.SendAsync(total: 64 << 20);
        await trial.WriteAsync(new byte[64 << 20]).FailsWith(FailureReason.DeadlinePassed);
        Assert.Equal(RequestPhase.SendFailed, trial.Request.Phase);
    }

    [Theory, BothModes]
    public async Task Send_NoAnswerToTheConnect_PassesTheConnectTimeout(Mode mode)
    {
        using SilentPort port = await SilentPort.OpenAsync();
        using Trial trial = new(mode, port.Key);
        trial.Request.OwnSettings.ConnectTimeout = 100;
        await trial.SendAsync().FailsWith(FailureReason.DeadlinePassed);
    }
}

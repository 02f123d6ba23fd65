using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class CancelTests
{
    // The default timeouts are far longer: what ends within this was ended by Cancel.
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(5);

    private static async Task AssertCancels(Trial trial, Task operation)
    {
        Assert.False(operation.IsCompleted);
        trial.Request.Cancel();
        await operation.WaitAsync(Promptly).FailsWith(FailureReason.Cancelled);
        Assert.Equal(RequestPhase.Closed, trial.Request.Phase);
        foreach (RequestOperation next in Enum.GetValues<RequestOperation>()) Assert.False(trial.Request.TryStart(next, out _));
    }

    [Theory, BothModes]
    public async Task Cancel_WhileConnecting_EndsTheSend(Mode mode)
    {
        using SilentPort port = await SilentPort.OpenAsync();
        using Trial trial = new(mode, port.Key);
        using ManualResetEventSlim connecting = new();
        trial.Progress.Acting = report =>
        {
            if (report == nameof(IRequestObserver.ConnectingToServer)) connecting.Set();
        };
        Task<int> send = trial.SendAsync();
        Assert.True(connecting.Wait(Promptly));
        await AssertCancels(trial, send);
    }

    [Theory, BothModes]
    public async Task Cancel_WhileWaitingForAPlace_EndsTheSend(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"));
        ClientSession session = new(mode.OfEngine()) { MaxConnectionsPerServer = 1 };
        using Trial first = new(mode, server, session: session), second = new(mode, server, session: session);
        using Trial third = new(mode, server, session: session);
        await first.ExchangeHeadsAsync();
        await AssertCancels(second, second.SendAsync());
        first.Dispose();
        await third.SendAsync();
    }

    [Theory, BothModes]
    public async Task Cancel_WhileWaitingForTheResponse_EndsTheOperationAndTheConnection(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("connection\nreceive head");
        using Trial trial = new(mode, server);
        Task<int> operation = trial.SendAsync();
        if (mode is Mode.Blocking)
        {
            await operation;
            operation = trial.ReceiveAsync();
        }
        await server.ReceivedAsync(0, 1);
        await AssertCancels(trial, operation);
        await server.ClosedAsync(1);
    }

    [Theory]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", false)]
    [BothModes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc", false)]
    [BothModes("HTTP/1.1 200 OK\r\n\r\nabc", false)]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", true)]
    [BothModes("HTTP/1.1 200 OK\r\n\r\nabc", true)]
    public async Task Cancel_WhileTheBodyStalls_EndsTheRead(Mode mode, string response, bool asks)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        Assert.Equal("abc", await trial.ReadAsync(3));
        await AssertCancels(trial, asks ? trial.AvailableAsync() : trial.ReadAsync(new byte[6]));
        await server.ClosedAsync(1);
    }

    [Theory, BothModes]
    public async Task Cancel_WhileTheServerDoesNotRead_EndsTheWrite(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("connection\nreceive head\nwait never");
        using Trial trial = new(mode, server, "POST");
        await trial.SendAsync(total: 64 << 20);
        await AssertCancels(trial, trial.WriteAsync(new byte[64 << 20]));
    }

    [Theory]
    [BothModes("ResolvingName")]
    [BothModes("NameResolved")]
    [BothModes("ConnectingToServer")]
    [BothModes("ConnectedToServer")]
    [BothModes("SendingRequest")]
    [BothModes("RequestSent")]
    [BothModes("ReceivingResponse")]
    [BothModes("ResponseReceived")]
    [BothModes("IntermediateResponse")]
    public async Task Cancel_InsideAReport_EndsTheOperationThere(Mode mode, string report)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer("HTTP/1.1 102 Wait\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"));
        using Trial trial = new(mode, server);
        trial.Progress.Acting = name =>
        {
            if (name == report) trial.Request.Cancel();
        };
        await trial.FetchAsync().WaitAsync(Promptly).FailsWith(FailureReason.Cancelled);
        Assert.Equal(report, trial.Progress.Names[^1]);
        Assert.Equal(RequestPhase.Closed, trial.Request.Phase);
    }

    [Theory]
    [BothModes("ClosingConnection")]
    [BothModes("ConnectionClosed")]
    public async Task Cancel_InsideAReportOfTheEnd_LeavesTheReadWhole(Mode mode, string report)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        trial.Progress.Acting = name =>
        {
            if (name == report) trial.Request.Cancel();
        };
        // The body is over and its bytes are in the caller's buffer: nothing is left to be cancelled.
        Assert.Equal("abc", await trial.ReadAsync(3));
        Assert.Equal(["ClosingConnection", "ConnectionClosed"], trial.Progress.Names[^2..]);
        Assert.Equal(RequestPhase.Closed, trial.Request.Phase);
    }

    [Theory, BothModes]
    public async Task Cancel_BetweenOperations_OnlyCloses(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        int reports = trial.Progress.Names.Length;
        trial.Request.Cancel();
        trial.Request.Cancel();
        Assert.False(trial.Request.TryStart(RequestOperation.Read, out RequestPhase phase));
        Assert.Equal(RequestPhase.Closed, phase);
        trial.Dispose();
        await server.ClosedAsync(1);
        Assert.Equal(reports, trial.Progress.Names.Length);
    }

    [Theory, BothModes]
    public async Task Cancel_OfAFinishedRequest_LeavesItsOldConnectionAlone(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("""
            connection once
            receive head
            send "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"
            receive head
            send "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n"
            wait body
            send "def"
            """);
        using Trial first = new(mode, server), second = new(mode, server);
        Assert.Equal("abc", await first.FetchAsync());
        await second.ExchangeHeadsAsync();
        Task<string> read = second.ReadAsync(3);
        first.Request.Cancel();
        first.Dispose();
        server.OpenGate("body");
        Assert.Equal("def", await read);
    }

    [Theory, BothModes]
    public async Task Cancel_AtAnyMoment_EitherSucceedsOrIsCancelled(Mode mode)
    {
        int seed = Environment.TickCount;
        Random random = new(seed);
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive request
            send {Scripts.Quote("HTTP/1.1 102 Wait\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")}
            loop
            """);
        for (int round = 0; round < 150; round++)
        {
            using Trial trial = new(mode, server);
            Task<string> fetch = FetchWhileOpen(trial);
            Thread.SpinWait(random.Next(60_000));
            trial.Request.Cancel();
            try
            {
                Assert.Equal("abc", await fetch.WaitAsync(Promptly));
            }
            catch (EngineFailure failure) when (failure.Reason is FailureReason.Cancelled)
            {
                Assert.Equal(RequestPhase.Closed, trial.Request.Phase);
            }
            catch (Exception other)
            {
                Assert.Fail($"seed {seed}, round {round}: {other}");
            }
        }
    }

    // As a program would: a call that is refused because the request is closed is as good as cancelled.
    private static async Task<string> FetchWhileOpen(Trial trial)
    {
        try
        {
            return await trial.FetchAsync();
        }
        catch (Xunit.Sdk.TrueException) when (trial.Request.Phase is RequestPhase.Closed)
        {
            throw new EngineFailure(FailureReason.Cancelled);
        }
    }
}

using System.Globalization;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

/// <summary>Which reports come, in which order. Trial itself checks the thread of a blocking request's reports.</summary>
public sealed class ProgressTests
{
    private static readonly string[] Dialling = ["ResolvingName", "NameResolved", "ConnectingToServer", "ConnectedToServer"];
    private static readonly string[] Sending = ["SendingRequest", "RequestSent"];
    private static readonly string[] Receiving = ["ReceivingResponse", "ResponseReceived"];

    [Theory, BothModes]
    public async Task Get_FirstUseOfTheServer_ReportsEachStepOfEachCall(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"));
        using Trial trial = new(mode, server);
        await trial.SendAsync();
        Assert.Equal([.. Dialling, .. Sending], trial.Progress.Names);
        await trial.ReceiveAsync();
        Assert.Equal([.. Dialling, .. Sending, .. Receiving], trial.Progress.Names);
        trial.Progress.Forget();
        await trial.ReadAllAsync();
        // Whether the body came along with the head is the network's choice.
        Assert.True(trial.Progress.Names is [] or [_, _], string.Join(' ', trial.Progress.Names));
        Assert.Equal(trial.Progress.Names, Receiving[..trial.Progress.Names.Length]);
    }

    [Theory, BothModes]
    public async Task Get_KeptConnection_ReportsSendingOnly(Mode mode)
    {
        const string response = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(response, response));
        using (Trial first = new(mode, server)) await first.FetchAsync();
        using Trial second = new(mode, server);
        await second.SendAsync();
        Assert.Equal(Sending, second.Progress.Names);
    }

    [Theory, BothModes]
    public async Task RequestSentAndResponseReceived_OfAnExchange_CountTheBytes(Mode mode)
    {
        const string response = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response));
        using Trial trial = new(mode, server, method: "POST");
        await trial.FetchAsync("body");
        Assert.Contains($"RequestSent {server.Connections[0].ReceivedCount}", trial.Progress.Details);
        Assert.Equal(response.Length, trial.Progress.Details
            .Where(one => one.StartsWith("ResponseReceived ", StringComparison.Ordinal))
            .Sum(one => long.Parse(one.Split(' ')[1], CultureInfo.InvariantCulture)));
    }

    [Theory, BothModes]
    public async Task Read_DataNotThereYet_ReportsItsOwnReceive(Mode mode)
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
        trial.Progress.Forget();
        Task<string> read = trial.ReadAsync(3);
        server.OpenGate("body");
        Assert.Equal("abc", await read);
        Assert.Equal(["ReceivingResponse", "ResponseReceived 3"], trial.Progress.Details);
        Assert.Equal("", await trial.ReadAsync(3));
        Assert.Equal(2, trial.Progress.Names.Length);
    }

    [Theory, BothModes]
    public async Task Receive_IntermediateResponses_AreReportedInOrder(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("""
            connection
            receive head
            send "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
            wait final
            send "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
            """);
        using Trial trial = new(mode, server);
        await trial.SendAsync();
        Task<int> receive = trial.ReceiveAsync();
        server.OpenGate("final");
        await receive;
        Assert.Equal(200, trial.Request.Response!.StatusCode);
        Assert.Equal(["IntermediateResponse 100", "IntermediateResponse 103"],
            trial.Progress.Details.Where(one => one.StartsWith("Intermediate", StringComparison.Ordinal)));
        // Every intermediate response was received before it is told of, and receiving is reported in pairs.
        string[] reports = trial.Progress.Names[6..];
        Assert.Equal("ReceivingResponse", reports[0]);
        // The final response may have come together with the others.
        Assert.Contains(reports[^1], new[] { "ResponseReceived", "IntermediateResponse" });
        string[] pairs = [.. reports.Where(one => one != "IntermediateResponse")];
        for (int i = 0; i < pairs.Length; i++) Assert.Equal(Receiving[i % 2], pairs[i]);
        Assert.DoesNotContain("ReceivingResponse IntermediateResponse", string.Join(' ', reports), StringComparison.Ordinal);
    }

    [Theory]
    [BothModes("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc")]
    [BothModes("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")]
    [BothModes("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc")]
    [BothModes("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")]
    public async Task Read_EndOfBodyOnAClosingConnection_ReportsTheClose(Mode mode, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        Assert.DoesNotContain("ClosingConnection", trial.Progress.Names);
        await trial.ReadAllAsync();
        Assert.Equal(["ClosingConnection", "ConnectionClosed"], trial.Progress.Names[^2..]);
        await server.ClosedAsync(1);
        int reports = trial.Progress.Names.Length;
        await trial.ReadAllAsync();
        Assert.Equal(reports, trial.Progress.Names.Length);
    }

    [Theory, BothModes]
    public async Task Available_EndOfBodyByClose_ReportsTheClose(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 200 OK\r\n\r\n", "close"));
        using Trial trial = new(mode, server);
        await trial.ExchangeHeadsAsync();
        Assert.Equal(0, await trial.AvailableAsync());
        Assert.Equal(["ClosingConnection", "ConnectionClosed"], trial.Progress.Names[^2..]);
    }

    [Theory, BothModes]
    public async Task Receive_BytesBehindAResponseWithoutBody_ReportsTheCloseAtTheEnd(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer("HTTP/1.1 204 No Content\r\n\r\nbytes that belong to no message at all"));
        using Trial trial = new(mode, server);
        await trial.FetchAsync();
        Assert.Equal(["ClosingConnection", "ConnectionClosed"], trial.Progress.Names[^2..]);
    }

    [Theory, BothModes]
    public async Task Send_Refused_ReportsUpToConnecting(Mode mode)
    {
        using RefusingPort port = new();
        using Trial trial = new(mode, port.Key);
        await trial.SendAsync().FailsWith(Status.FailureReason.CannotConnect);
        Assert.Equal(Dialling[..3], trial.Progress.Names);
    }

    [Fact]
    public async Task Receive_Asynchronous_ReportsReceivingOnTheCallingThread()
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
        using Trial trial = new(Mode.Asynchronous, server);
        await trial.SendAsync();
        int reports = trial.Progress.Threads.Length;
        int caller = Environment.CurrentManagedThreadId;
        Task<int> receive = trial.ReceiveAsync();
        Assert.Equal(caller, trial.Progress.Threads[reports]);
        await receive;
    }
}

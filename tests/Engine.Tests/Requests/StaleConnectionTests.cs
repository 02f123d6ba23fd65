using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

/// <summary>Kept connections on which the server does not answer any more.</summary>
public sealed class StaleConnectionTests
{
    private const string Plain = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
    private static readonly string Answer = "send " + Scripts.Quote(Plain);

    private static async Task FetchOnce(Mode mode, ScriptedServer server)
    {
        using Trial trial = new(mode, server);
        Assert.Equal("abc", await trial.FetchAsync());
    }

    [Theory, BothModes]
    public async Task Send_ServerHasClosedMeanwhile_DialsWithoutTrying(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start($"connection\nreceive request\n{Answer}\nclose");
        await FetchOnce(mode, server);
        await server.ClosedAsync(1);
        using Trial trial = new(mode, server);
        Assert.Equal("abc", await trial.FetchAsync());
        Assert.Equal("ResolvingName", trial.Progress.Names[0]);
    }

    [Theory]
    [BothModes("close")]
    [BothModes("reset")]
    public async Task Fetch_ServerEndsInsteadOfAnswering_IsSentOnceMoreOnItsOwnConnection(Mode mode, string end)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive request
            {Answer}
            receive request
            {end}
            connection once
            receive request
            {Answer}
            """);
        await FetchOnce(mode, server);
        using Trial trial = new(mode, server, "POST");
        Assert.Equal("abc", await trial.FetchAsync("body"));
        Assert.Equal(2, server.Connections.Count);
        Assert.EndsWith("\r\n\r\nbody", server.Connections[1].ReceivedText, StringComparison.Ordinal);
        string[] sent = [.. trial.Progress.Names.Where(name => name is not ("ReceivingResponse" or "ResponseReceived"))];
        Assert.Equal(
            ["SendingRequest", "RequestSent", "ResolvingName", "NameResolved", "ConnectingToServer", "ConnectedToServer", "SendingRequest", "RequestSent"],
            sent);
    }

    [Theory, BothModes]
    public async Task Fetch_SecondConnectionEndsToo_IsLost(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive request
            {Answer}
            receive request
            close
            connection
            receive request
            close
            """);
        await FetchOnce(mode, server);
        using Trial trial = new(mode, server);
        await trial.FetchAsync().FailsWith(FailureReason.ConnectionLost);
        Assert.Equal(2, server.Connections.Count);
    }

    [Theory]
    [BothModes(0u, (uint)RetryConditions.StaleConnection)]
    [BothModes(1u, (uint)RetryConditions.Status408)]
    public async Task Fetch_SessionForbidsRetries_IsLost(Mode mode, uint retries, uint conditions)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection once
            receive request
            {Answer}
            receive request
            close
            """);
        await FetchOnce(mode, server);
        using Trial trial = new(mode, server);
        trial.Session.MaxConnectionRetries = retries;
        trial.Session.RetryConditions = (RetryConditions)conditions;
        await trial.FetchAsync().FailsWith(FailureReason.ConnectionLost);
        Assert.Single(server.Connections);
    }

    [Theory]
    [BothModes((uint)RetryConditions.StaleConnection, "late")]
    [BothModes((uint)RetryConditions.Status408, "abc")]
    public async Task Fetch_ServerGaveUpItsConnection_IsSentAgainIfTheSessionSaysSo(Mode mode, uint conditions, string expected)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive request
            {Answer}
            receive request
            send "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 4\r\n\r\nlate"
            close
            connection
            receive request
            {Answer}
            """);
        await FetchOnce(mode, server);
        using Trial trial = new(mode, server, "POST");
        trial.Session.RetryConditions = (RetryConditions)conditions;
        Assert.Equal(expected, await trial.FetchAsync("body"));
        Assert.Equal(expected == "abc" ? 2 : 1, server.Connections.Count);
    }

    [Theory, BothModes]
    public async Task Fetch_ResponseHasBegun_IsNotSentAgain(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection once
            receive request
            {Answer}
            receive request
            send "HTTP/1.1 2"
            close
            """);
        await FetchOnce(mode, server);
        using Trial trial = new(mode, server);
        await trial.FetchAsync().FailsWith(FailureReason.ConnectionLost);
        Assert.Single(server.Connections);
    }

    [Theory, BothModes]
    public async Task Fetch_NewConnectionEnds_IsNotSentAgain(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("connection once\nreceive request\nclose");
        using Trial trial = new(mode, server);
        await trial.FetchAsync().FailsWith(FailureReason.ConnectionLost);
        Assert.Single(server.Connections);
    }

    [Theory, BothModes]
    public async Task Receive_BodyWasWrittenInParts_IsNotSentAgain(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection once
            receive request
            {Answer}
            receive request
            close
            """);
        await FetchOnce(mode, server);
        using Trial trial = new(mode, server, "POST");
        await trial.SendAsync(total: 4);
        await trial.WriteAsync("body");
        await trial.ReceiveAsync().FailsWith(FailureReason.ConnectionLost);
        Assert.Single(server.Connections);
    }

    [Theory, BothModes]
    public async Task Fetch_TimeoutOnAKeptConnection_IsNotSentAgain(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection once
            receive request
            {Answer}
            receive request
            hold
            """);
        await FetchOnce(mode, server);
        using Trial trial = new(mode, server);
        trial.Request.OwnSettings.ReceiveTimeout = 100;
        await trial.FetchAsync().FailsWith(FailureReason.DeadlinePassed);
        Assert.Single(server.Connections);
    }
}

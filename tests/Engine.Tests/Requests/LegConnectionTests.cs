using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

/// <summary>Whether the next leg of a request may have the connection of the last one.</summary>
public sealed class LegConnectionTests
{
    private const string Redirect = "HTTP/1.1 302 Found\r\nLocation: /there\r\n";
    private const string Arrival = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static string Script(string redirect) => $"""
        connection
        receive request
        send {Scripts.Quote(redirect)}
        receive request
        send {Scripts.Quote(Arrival)}
        connection
        receive request
        send {Scripts.Quote(Arrival)}
        """;

    [Theory]
    [BothModes("Content-Length: 0\r\n\r\n")]
    [BothModes("Content-Length: 3\r\n\r\nabc")]
    [BothModes("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [BothModes("Transfer-Encoding: chunked\r\n\r\n0\r\nA: b\r\n\r\n")]
    public async Task Redirect_WhoseBodyEndsBeyondDoubt_KeepsTheConnection(Mode mode, string rest)
    {
        await using ScriptedServer server = ScriptedServer.Start(Script(Redirect + rest));
        using Trial trial = new(mode, server);
        Assert.Equal(200, await trial.ExchangeHeadsAsync());
        Assert.Single(server.Connections);
    }

    [Theory, BothModes]
    public async Task Redirect_ToAnotherHost_DoesNotGoWhereTheResolutionNameLeads(Mode mode)
    {
        using RefusingPort port = new();
        string url = $"http://127.0.0.2:{port.Key.Port}/";
        await using ScriptedServer server = ScriptedServer.Start(Script($"HTTP/1.1 302 Found\r\nLocation: {url}\r\nContent-Length: 0\r\n\r\n"));
        using Trial trial = new(mode, server, host: "origin.test");
        trial.Request.OwnSettings.ResolutionName = "127.0.0.1";
        await trial.ExchangeHeadsAsync().FailsWith(FailureReason.CannotConnect);
        Assert.Contains("ConnectingToServer 127.0.0.2", trial.Progress.Details);
    }

    [Theory, BothModes]
    public async Task Redirect_OnTheSameHost_KeepsTheResolutionName(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Script(Redirect + "Connection: close\r\nContent-Length: 0\r\n\r\n"));
        using Trial trial = new(mode, server, host: "origin.test");
        trial.Request.OwnSettings.ResolutionName = "127.0.0.1";
        Assert.Equal(200, await trial.ExchangeHeadsAsync());
        Assert.Equal(2, server.Connections.Count);
    }

    // Of two readers one may take the bare line feed for an end of line, the other not.
    [Theory]
    [BothModes("0\r\nA: b\n\r\n")]
    [BothModes("3\r\nabc\r\n0\r\nA: b\n\r\n")]
    public async Task Redirect_WhoseTrailersEndInDoubt_ClosesTheConnection(Mode mode, string chunks)
    {
        await using ScriptedServer server = ScriptedServer.Start(Script($"{Redirect}Transfer-Encoding: chunked\r\n\r\n{chunks}"));
        using Trial trial = new(mode, server);
        Assert.Equal(200, await trial.ExchangeHeadsAsync());
        Assert.Equal(2, server.Connections.Count);
    }
}

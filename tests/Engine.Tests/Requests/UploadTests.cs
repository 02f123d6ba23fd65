using System.Text;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class UploadTests
{
    private const string Empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    [Theory]
    [BothModes("GET", 1, "", "")]
    [BothModes("GET", 0, "", "")]
    [BothModes("POST", 1, "", "Content-Length: 0\r\n")]
    [BothModes("PUT", 1, "", "Content-Length: 0\r\n")]
    [BothModes("POST", 1, "abc", "Content-Length: 3\r\n")]
    [BothModes("DELETE", 1, "abc", "Content-Length: 3\r\n")]
    public async Task SendAsync_InitialBody_SendsExactlyTheseBytes(Mode mode, string method, int minorVersion, string body, string length)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(Empty));
        using Trial trial = new(mode, server, method, "/a?b", minorVersion);
        await trial.FetchAsync(body);
        string head = $"{method} /a?b HTTP/1.{minorVersion}\r\nConnection: Keep-Alive\r\n{length}Host: 127.0.0.1:{server.Port}\r\n";
        Assert.Equal($"{head}\r\n{body}", server.Connections[0].ReceivedText);
        Assert.Equal(head, Encoding.Latin1.GetString(trial.Request.SentHead.Text));
    }

    [Theory]
    [BothModes(16 * 1024)]
    [BothModes(16 * 1024 + 1)]
    [BothModes(900_000)]
    public async Task SendAsync_LargeInitialBody_ArrivesWhole(Mode mode, int size)
    {
        string body = string.Concat(Enumerable.Range(0, size).Select(i => (char)(i * 31 & 0xFF)));
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(Empty));
        using Trial trial = new(mode, server, "POST");
        await trial.FetchAsync(body);
        Assert.EndsWith("\r\n\r\n" + body, server.Connections[0].ReceivedText, StringComparison.Ordinal);
    }

    [Theory, BothModes]
    public async Task WriteAsync_RestOfTheBody_FollowsTheInitialPart(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(Empty));
        using Trial trial = new(mode, server, "POST");
        Assert.Equal(4, await trial.SendAsync("0123", total: 10));
        Assert.Equal(RequestPhase.Sent, trial.Request.Phase);
        Assert.False(trial.Request.MayWrite(7));
        Assert.True(trial.Request.MayWrite(6));
        Assert.Equal(0, await trial.WriteAsync(""));
        Assert.Equal(2, await trial.WriteAsync("45"));
        Assert.False(trial.Request.MayWrite(5));
        Assert.Equal(4, await trial.WriteAsync("6789"));
        Assert.False(trial.Request.MayWrite(1));
        await trial.ReceiveAsync();
        Assert.EndsWith("\r\nContent-Length: 10\r\nHost: 127.0.0.1:" + server.Port + "\r\n\r\n0123456789",
            server.Connections[0].ReceivedText, StringComparison.Ordinal);
    }

    [Theory]
    [BothModes("GET", "")]
    [BothModes("POST", "")]
    [BothModes("POST", "abc")]
    public async Task WriteAsync_NothingWhereNothingIsLeft_IsNoPart(Mode mode, string method, string body)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(
            "HTTP/1.1 307 Over there\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n", Empty));
        using Trial trial = new(mode, server, method);
        await trial.SendAsync(body);
        Assert.Equal(0, await trial.WriteAsync(""));
        await trial.ReceiveAsync();
        Assert.Equal(200, trial.Request.Response!.StatusCode);
        Assert.EndsWith("\r\n\r\n" + body, server.Connections[0].ReceivedText, StringComparison.Ordinal);
    }

    [Theory, BothModes]
    public async Task WriteAsync_Megabytes_ArriveWhole(Mode mode)
    {
        const int parts = 20, size = 256 * 1024;
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(Empty));
        using Trial trial = new(mode, server, "PUT");
        await trial.SendAsync(total: parts * size);
        for (int part = 0; part < parts; part++) await trial.WriteAsync(new byte[size]);
        await trial.ReceiveAsync();
        string head = server.Connections[0].ReceivedText;
        Assert.Equal(head.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4 + parts * size, server.Connections[0].ReceivedCount);
    }

    [Theory, BothModes]
    public async Task WriteAsync_CallerFramedChunks_PassAsGiven(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(Empty));
        using Trial trial = new(mode, server, "POST");
        trial.Request.Headers.Add("Transfer-Encoding: chunked", new HeaderChange(HeaderChangeKind.Add));
        await trial.SendAsync();
        Assert.True(trial.Request.MayWrite(uint.MaxValue));
        await trial.WriteAsync("3;x\r\nab");
        await trial.WriteAsync("c\r\n0\r\n\r\n");
        await trial.ReceiveAsync();
        string received = server.Connections[0].ReceivedText;
        Assert.EndsWith("\r\n\r\n3;x\r\nabc\r\n0\r\n\r\n", received, StringComparison.Ordinal);
        Assert.DoesNotContain("Content-Length", received, StringComparison.Ordinal);
    }

    [Theory, BothModes]
    public async Task ReceiveAsync_BeforeAllIsWritten_GivesTheResponseAndClosesTheConnection(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("connection\nreceive head\nsend " + Scripts.Quote(Empty));
        using Trial trial = new(mode, server, "POST");
        await trial.SendAsync(total: 10);
        await trial.WriteAsync("0123");
        await trial.ReceiveAsync();
        Assert.Equal("", await trial.ReadAllAsync());
        Assert.Equal(["ClosingConnection", "ConnectionClosed"], trial.Progress.Names[^2..]);
        await server.ClosedAsync(1);
    }

    [Theory, BothModes]
    public async Task WriteAsync_ConnectionReset_IsLostAndLeavesSendingOnly(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("connection\nreceive head\nreset");
        using Trial trial = new(mode, server, "POST");
        await trial.SendAsync(total: uint.MaxValue);
        EngineFailure? failure = null;
        // How many writes the system takes before it notices is its own choice.
        for (int part = 0; part < 1000 && failure is null; part++)
        {
            try
            {
                await trial.WriteAsync(new byte[64 * 1024]);
            }
            catch (EngineFailure lost)
            {
                failure = lost;
            }
        }
        Assert.Equal(FailureReason.ConnectionLost, failure?.Reason);
        Assert.Equal(RequestPhase.SendFailed, trial.Request.Phase);
        Assert.False(trial.Request.TryStart(RequestOperation.Receive, out _));
    }

    [Theory]
    [BothModes(21)]
    [BothModes(25)]
    [BothModes(110)]
    public async Task SendAsync_PortOfAnotherService_IsRefused(Mode mode, int port)
    {
        using Trial trial = new(mode, new ServerKey(false, "127.0.0.1", (ushort)port));
        await trial.SendAsync().FailsWith(FailureReason.InvalidUrl);
        Assert.Empty(trial.Progress.Names);
        Assert.Equal(RequestPhase.SendFailed, trial.Request.Phase);
    }
}

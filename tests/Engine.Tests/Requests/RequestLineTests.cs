using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.Engine.Urls;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class RequestLineTests
{
    private const string Empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    [Theory, BothModes]
    public async Task EncodeExtra_BetweenSends_AppliesToTheNextOne(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(Empty, Empty, Empty));
        ObjectName name = new("/a b?\u00e4", ObjectNameEscaping.None, CodePage.Utf8);
        ServerKey key = new(secure: false, "127.0.0.1", (ushort)server.Port);
        using Trial trial = new(mode, new RequestTarget(key, "GET", name.Canonicalize(encodeExtra: false), 1) { Name = name });
        await trial.FetchAsync();
        trial.Request.EncodeExtra(true);
        Assert.EndsWith("/a%20b?%C3%A4", trial.Request.Url);
        await trial.FetchAsync();
        trial.Request.EncodeExtra(false);
        await trial.FetchAsync();
        string[] expected = ["GET /a b?\u00c3\u00a4 HTTP/1.1", "GET /a%20b?%C3%A4 HTTP/1.1", "GET /a b?\u00c3\u00a4 HTTP/1.1"];
        Assert.Equal(expected, server.Connections[0].ReceivedText.Split("\r\n").Where(line => line.StartsWith("GET ", StringComparison.Ordinal)));
    }

    [Theory, BothModes]
    public async Task SendAsync_AbsoluteForm_GoesToTheConnectedServerWithTheHostOfTheUrl(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(Empty));
        using Trial trial = new(mode, server, path: "http://other.example:81/a");
        await trial.FetchAsync();
        string[] head = server.Connections[0].ReceivedText.Split("\r\n");
        Assert.Equal("GET http://other.example:81/a HTTP/1.1", head[0]);
        Assert.Contains("Host: other.example:81", head);
    }
}

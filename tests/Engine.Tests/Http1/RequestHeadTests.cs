using System.Text;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Http1;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Http1;

public sealed class RequestHeadTests
{
    private static readonly RequestHead Plain = new("GET", "/a?b", 1, "host:81", "", KeepAlive: true);

    private static string Compose(RequestHead head, string callerHeaders = "", ulong? contentLength = null)
    {
        RequestHeaders caller = new();
        caller.Add(callerHeaders, new HeaderChange(HeaderChangeKind.Add));
        return Encoding.UTF8.GetString(head.Compose(caller, contentLength));
    }

    [Fact]
    public void Compose_NothingAsked_IsLean() =>
        Assert.Equal("GET /a?b HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: host:81\r\n\r\n", Compose(Plain));

    [Fact]
    public void Compose_Everything_StandsInOrder() =>
        Assert.Equal(
            "POST * HTTP/1.0\r\nConnection: close\r\nB: 1\r\nA: 2\r\nb: 3\r\n"
            + "User-Agent: me/1\r\nContent-Length: 18446744073709551615\r\nHost: host:81\r\n\r\n",
            Compose(Plain with { Method = "POST", Target = "*", MinorVersion = 0, UserAgent = "me/1", KeepAlive = false },
                "B: 1\r\nA: 2\r\nb: 3", ulong.MaxValue));

    [Fact]
    public void Compose_ContentLengthZero_IsSent() =>
        Assert.Contains("\r\nContent-Length: 0\r\n", Compose(Plain, contentLength: 0));

    [Theory]
    [InlineData("connection: Upgrade")]
    [InlineData("user-agent: other")]
    [InlineData("content-length: 7")]
    [InlineData("host: elsewhere")]
    public void Compose_CallersOwnHeader_IsNotGeneratedAgain(string header)
    {
        string head = Compose(Plain with { UserAgent = "me" }, header, contentLength: 7);
        string name = header[..header.IndexOf(':')];
        Assert.Contains($"\r\n{header}\r\n", head);
        Assert.Single(head.Split("\r\n"), line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Compose_SeveralHosts_SendsTheFirst() =>
        Assert.Equal("GET /a?b HTTP/1.1\r\nConnection: Keep-Alive\r\nhost: one\r\nA: 1\r\n\r\n", Compose(Plain, "host: one\r\nA: 1\r\nHost: two"));

    [Fact]
    public void Compose_AcceptEncoding_ReplacesTheCallers() =>
        Assert.Equal(
            "GET /a?b HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nB: 2\r\nAccept-Encoding: gzip\r\nUser-Agent: me\r\nHost: host:81\r\n\r\n",
            Compose(Plain with { AcceptEncoding = "gzip", UserAgent = "me" }, "accept-encoding: br\r\nA: 1\r\nAccept-Encoding: zstd\r\nB: 2"));

    [Fact]
    public void Compose_NoAcceptEncoding_LeavesTheCallers() =>
        Assert.Contains("\r\naccept-encoding: br\r\n", Compose(Plain, "accept-encoding: br"));

    [Fact]
    public void Compose_CharactersBeyondAscii_AreUtf8() =>
        Assert.Contains("\r\nA: \u00e4\ud83d\ude00\r\n", Compose(Plain, "A: \u00e4\ud83d\ude00"));

    [Fact]
    public void Compose_TargetBeyondAscii_IsOneByteACharacter()
    {
        RequestHeaders caller = new();
        caller.Add("A: \u00e4", new HeaderChange(HeaderChangeKind.Add));
        byte[] head = (Plain with { Target = "/\u00e4\u00ff" }).Compose(caller, null);
        Assert.StartsWith("GET /\u00e4\u00ff HTTP/1.1\r\n", Encoding.Latin1.GetString(head));
        Assert.Contains("\r\nA: \u00c3\u00a4\r\n", Encoding.Latin1.GetString(head));
        Assert.Equal(head.AsSpan(0, 16), RequestHead.Parse(head).FirstLine);
    }

    [Fact]
    public void Parse_ComposedHead_GivesItsLinesBack()
    {
        RequestHeaders caller = new();
        caller.Add("A: 1\r\nEmpty:\r\nB: x: y", new HeaderChange(HeaderChangeKind.Add));
        byte[] composed = Plain.Compose(caller, 3);
        MessageHead head = RequestHead.Parse(composed);

        Assert.Equal("GET /a?b HTTP/1.1"u8, head.FirstLine);
        Assert.Equal(composed[..^2], head.Text.ToArray());
        string[] expected = ["Connection=Keep-Alive", "A=1", "Empty=", "B=x: y", "Content-Length=3", "Host=host:81"];
        Assert.Equal(expected, Enumerable.Range(0, head.Count)
            .Select(i => $"{Encoding.ASCII.GetString(head.Name(i))}={Encoding.ASCII.GetString(head.Value(i))}"));
    }
}

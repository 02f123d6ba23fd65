using System.Text;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

/// <summary>USERNAME and PASSWORD, which stay with a request.</summary>
public sealed class UserOptionTests
{
    private const string Challenge = "HTTP/1.1 401 Who?\r\nWWW-Authenticate: Basic realm=r\r\nContent-Length: 0\r\n\r\n";
    private const string Accepted = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private static string Line(string pair) => $"\r\nAuthorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}\r\n";

    [Theory, BothModes]
    public async Task SendAsync_PasswordChangedAfterARefusal_UsesTheNewOne(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(Challenge, Challenge, Challenge, Accepted));
        using Trial trial = new(mode, server);
        trial.Request.OwnSettings.UserName = "alice";
        trial.Request.OwnSettings.Password = "wrong";
        Assert.Equal(401, await trial.ExchangeHeadsAsync());
        trial.Request.OwnSettings.Password = "right";
        Assert.Equal(200, await trial.ExchangeHeadsAsync());
        Assert.Single(server.Connections[0].ReceivedText.Split(Line("alice:wrong"))[1..]);
        Assert.Single(server.Connections[0].ReceivedText.Split(Line("alice:right"))[1..]);
    }

    [Theory, BothModes]
    public async Task SendAsync_AfterAConversationThatBrokeOff_BeginsAnotherOne(Mode mode)
    {
        const string challenge = "HTTP/1.1 401 Who?\r\nWWW-Authenticate: Digest realm=r, nonce=n, qop=auth\r\nContent-Length: 0\r\n\r\n";
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive request
            send {Scripts.Quote(challenge)}
            receive request
            send "HTTP"
            close
            connection
            receive request
            send {Scripts.Quote(challenge)}
            receive request
            send {Scripts.Quote(Accepted)}
            """);
        using Trial trial = new(mode, server);
        trial.Request.OwnSettings.UserName = "alice";
        trial.Request.OwnSettings.Password = "a";
        await trial.ExchangeHeadsAsync().FailsWith(FailureReason.ConnectionLost);
        Assert.Equal(200, await trial.ExchangeHeadsAsync());
    }

    [Theory, BothModes]
    public async Task SendAsync_UserChangedAfterAnExchange_IsNotTheOldOneAnyMore(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(Challenge, Accepted, Challenge, Accepted));
        using Trial trial = new(mode, server);
        trial.Request.OwnSettings.UserName = "alice";
        trial.Request.OwnSettings.Password = "a";
        Assert.Equal(200, await trial.ExchangeHeadsAsync());
        trial.Request.OwnSettings.UserName = "bob";
        trial.Request.OwnSettings.Password = "b";
        Assert.Equal(200, await trial.ExchangeHeadsAsync());
        Assert.Single(server.Connections[0].ReceivedText.Split(Line("alice:a"))[1..]);
        Assert.Single(server.Connections[0].ReceivedText.Split(Line("bob:b"))[1..]);
    }
}

using System.Text;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

/// <summary>Valid responses, damaged: whatever comes, an exchange succeeds or fails as the engine fails, and in time.</summary>
public sealed class HostileResponseTests
{
    // The same damage in every run, so that a failure can be repeated.
    private const int Mutations = 80;
    private const int Seed = 9112;

    private const string ByLength = "HTTP/1.1 200 OK\r\nServer: s\r\nContent-Length: 12\r\nConnection: keep-alive\r\n\r\nHello World!";

    private const string Chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nHello\r\n00A\r\n, World!!!\r\n0\r\nTrailer: x\r\n\r\n";

    private const string WithIntermediate = "HTTP/1.1 103 Early\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private const string Folded = "HTTP/1.1 200 \nA : b\n  c\nB:\n\td\nContent-Length:\t3, 3\n\nabc";
    private const string UntilClose = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nuntil the end";
    private const string WithoutBody = "HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n";

    [Theory]
    [BothModes(ByLength)]
    [BothModes(Chunked)]
    [BothModes(WithIntermediate)]
    [BothModes(Folded)]
    [BothModes(UntilClose)]
    [BothModes(WithoutBody)]
    public async Task Response_CutAtAnyByte_FailsUnlessTheCloseIsItsEnd(Mode mode, string response)
    {
        string[] cuts = [.. Enumerable.Range(0, response.Length).Select(length => response[..length])];
        int bodyStart = response == UntilClose ? response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4 : response.Length;
        await PlayAsync(mode, cuts, (length, failure) =>
        {
            if (length >= bodyStart) Assert.Null(failure);
            else Assert.Equal(FailureReason.ConnectionLost, failure?.Reason);
        });
    }

    [Theory]
    [BothModes(ByLength)]
    [BothModes(Chunked)]
    [BothModes(WithIntermediate)]
    [BothModes(Folded)]
    [BothModes(UntilClose)]
    [BothModes(WithoutBody)]
    public async Task Response_WithOneByteChanged_SucceedsOrFails(Mode mode, string response)
    {
        Random random = new(Seed);
        string[] mutations = new string[Mutations];
        for (int i = 0; i < mutations.Length; i++)
        {
            char[] bytes = response.ToCharArray();
            // Half of the changes use bytes that mean something to a parser.
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (char)random.Next(256) : "\r\n\0 \t:;,0159af"[random.Next(14)];
            mutations[i] = new string(bytes);
        }
        await PlayAsync(mode, mutations, (_, failure) =>
            Assert.False(failure is { Reason: FailureReason.Cancelled or FailureReason.WrongPhase or FailureReason.DeadlinePassed }, failure?.ToString()));
    }

    [Theory, BothModes]
    public async Task Response_RandomBytesBehindAStatusLine_SucceedsOrFails(Mode mode)
    {
        Random random = new(Seed);
        string[] floods = new string[Mutations];
        for (int i = 0; i < floods.Length; i++)
        {
            StringBuilder bytes = new(i % 2 == 0 ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int count = random.Next(1, 300); count > 0; count--) bytes.Append((char)random.Next(256));
            floods[i] = bytes.ToString();
        }
        await PlayAsync(mode, floods, (_, failure) => Assert.NotEqual(FailureReason.DeadlinePassed, failure?.Reason));
    }

    // One connection a response; the server closes behind each, so every wait of the client has an end.
    private static async Task PlayAsync(Mode mode, string[] responses, Action<int, EngineFailure?> judge)
    {
        StringBuilder script = new();
        foreach (string response in responses) script.Append(Scripts.Answer(response, "close")).Append('\n');
        await using ScriptedServer server = ScriptedServer.Start(script.ToString());
        for (int i = 0; i < responses.Length; i++)
        {
            try
            {
                EngineFailure? failure = await OutcomeAsync(mode, server);
                judge(i, failure);
            }
            catch (Exception problem)
            {
                Assert.Fail($"seed {Seed}, case {i}, response {Scripts.Quote(responses[i])}: {problem}");
            }
        }
        Assert.Equal(responses.Length, server.Connections.Count);
    }

    private static async Task<EngineFailure?> OutcomeAsync(Mode mode, ScriptedServer server)
    {
        using Trial trial = new(mode, server);
        // Keeps the cases apart: the next one must not meet the connection of this one.
        trial.Request.Headers.Add("Connection: close", new HeaderChange(HeaderChangeKind.Add));
        try
        {
            await trial.ExchangeHeadsAsync();
            await trial.ReadAllAsync(size: 7);
            return null;
        }
        catch (EngineFailure failure)
        {
            return failure;
        }
    }
}

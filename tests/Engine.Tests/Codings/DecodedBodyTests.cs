using WinHttpCompat.Engine.Codings;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Http1;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Headers;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Codings;

public sealed class DecodedBodyTests
{
    private static Trial Decoding(Mode mode, ScriptedServer server, string method = "GET")
    {
        Trial trial = new(mode, server, method);
        trial.Request.OwnSettings.Decompression = ContentCodings.All;
        return trial;
    }

    private static string Response(string headers, string body) =>
        $"HTTP/1.1 200 OK\r\n{headers}\r\nContent-Length: {body.Length}\r\nAfter: x\r\n\r\n{body}";

    private static string Chunked(string headers, params string[] chunks) =>
        $"HTTP/1.1 200 OK\r\n{headers}\r\nTransfer-Encoding: chunked\r\n\r\n"
        + string.Concat(chunks.Select(static chunk => $"{chunk.Length:x}\r\n{chunk}\r\n")) + "0\r\n\r\n";

    [Theory]
    [BothModes("gzip", "gzip")]
    [BothModes("x-gzip", "gzip")]
    [BothModes("deflate", "zlib")]
    [BothModes("deflate", "raw")]
    [BothModes("identity, GZIP", "gzip")]
    public async Task Get_EachCoding_GivesTheContent(Mode mode, string coding, string format)
    {
        string body = Encoded.Text(Encoded.As(format, "content, content, content"));
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(
            [.. Enumerable.Repeat(Response($"Content-Encoding: {coding}", body), 4), .. Enumerable.Repeat(Chunked($"Content-Encoding: {coding}", body[..10], body[10..]), 4)]));
        for (int framing = 0; framing < 2; framing++)
        {
            foreach (int size in new[] { 100, 1, 2, 25 })
            {
                using Trial trial = Decoding(mode, server);
                await trial.ExchangeHeadsAsync();
                Assert.Equal("content, content, content", await trial.ReadAllAsync(size));
                Assert.Equal("", await trial.ReadAsync(10));
            }
        }
        Assert.Single(server.Connections); // each exchange was over when its content was
        Assert.Contains("\r\nAccept-Encoding: gzip, deflate\r\n", server.Connections[0].ReceivedText);
    }

    [Theory, BothModes]
    public async Task Get_SeveralCodings_TakesOffTheLastFirst(Mode mode)
    {
        byte[] encoded = Encoded.As("gzip", "content");
        encoded = Encoded.As("zlib", encoded);
        encoded = Encoded.As("raw", encoded);
        encoded = Encoded.As("gzip", encoded);
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer(Response("Content-Encoding: gzip, deflate\r\nContent-Encoding: deflate, x-gzip", Encoded.Text(encoded))));
        using Trial trial = Decoding(mode, server);
        Assert.Equal("content", await trial.FetchAsync());
    }

    [Theory, BothModes]
    public async Task Get_ADecodedBody_HidesWhatIsNotTrueOfIt(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer(Response("Content-Encoding: gzip\r\nETag: \"a\"", Encoded.Text(Encoded.As("gzip", "content")))));
        using Trial trial = Decoding(mode, server);
        await trial.ExchangeHeadsAsync();
        ResponseHead head = Assert.IsType<ResponseHead>(trial.Request.Response);
        Assert.Equal("HTTP/1.1 200 OK\r\nETag: \"a\"\r\nAfter: x\r\n", head.Text());
    }

    [Theory]
    [BothModes("br")]
    [BothModes("gzip, br")]
    [BothModes("identity")]
    public async Task Get_AnotherCoding_IsGivenAsItCame(Mode mode, string coding)
    {
        string body = Encoded.Text(Encoded.As("gzip", "content"));
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(Response($"Content-Encoding: {coding}", body)));
        using Trial trial = Decoding(mode, server);
        await trial.ExchangeHeadsAsync();
        Assert.Equal($"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {body.Length}\r\nAfter: x\r\n",
            Assert.IsType<ResponseHead>(trial.Request.Response).Text());
        Assert.Equal(body, await trial.ReadAllAsync());
    }

    [Theory]
    [BothModes("HEAD", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 30\r\n\r\n")]
    [BothModes("GET", "HTTP/1.1 204 No Content\r\nContent-Encoding: gzip\r\n\r\n")]
    [BothModes("GET", "HTTP/1.1 304 Not Modified\r\nContent-Encoding: gzip\r\nContent-Length: 30\r\n\r\n")]
    [BothModes("GET", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n")]
    public async Task Fetch_NoBody_IsNotDecoded(Mode mode, string method, string response)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response));
        using Trial trial = Decoding(mode, server, method);
        Assert.Equal("", await trial.FetchAsync());
        Assert.Equal(response[..^2], Assert.IsType<ResponseHead>(trial.Request.Response).Text());
    }

    [Theory]
    [BothModes("Transfer-Encoding: chunked", "0\r\n\r\n")]
    [BothModes("Connection: close", "")]
    public async Task Get_EmptyBody_IsEmpty(Mode mode, string framing, string body)
    {
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, deflate\r\n{framing}\r\n\r\n{body}", "close"));
        using Trial trial = Decoding(mode, server);
        Assert.Equal("", await trial.FetchAsync());
    }

    [Theory]
    [BothModes("Content-Length: 5", 5, "loop")]
    [BothModes("Content-Length: 20", 20, "loop")]
    [BothModes("Connection: close", 20, "close")]
    public async Task Get_BodyBreaksOffInsideItsCoding_IsMalformed(Mode mode, string framing, int length, string end)
    {
        string body = Encoded.Text(Encoded.As("gzip", "content"))[..length];
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n{framing}\r\n\r\n{body}", end));
        using Trial trial = Decoding(mode, server);
        await trial.ExchangeHeadsAsync();
        await trial.ReadAllAsync().FailsWith(FailureReason.MalformedResponse);
    }

    [Theory, BothModes]
    public async Task Get_ConnectionCloses_IsLost(Mode mode)
    {
        string body = Encoded.Text(Encoded.As("gzip", "content"));
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(Response("Content-Encoding: gzip", body)[..^1], "close"));
        using Trial trial = Decoding(mode, server);
        await trial.ExchangeHeadsAsync();
        await trial.ReadAllAsync().FailsWith(FailureReason.ConnectionLost);
    }

    [Theory, BothModes]
    public async Task Get_FailedDecoding_DoesNotKeepTheConnection(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(Response("Content-Encoding: gzip", "no gzip at all")));
        for (int round = 1; round <= 2; round++)
        {
            using Trial trial = Decoding(mode, server);
            await trial.ExchangeHeadsAsync();
            await trial.ReadAsync(10).FailsWith(FailureReason.MalformedResponse);
            Assert.Equal(round, server.Connections.Count);
        }
    }

    [Theory]
    [BothModes(20_000u, 1)]
    [BothModes(100u, 2)]
    public async Task Get_GarbageBehindTheData_IsDiscardedWithinTheLimit(Mode mode, uint limit, int connections)
    {
        // More than the buffer of the decoder holds, which is not counted.
        string body = Encoded.Text(Encoded.As("gzip", "content"));
        string response = Chunked("Content-Encoding: gzip", body, new string('x', 10_000), new string('x', 10_000));
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(response));
        for (int round = 0; round < 2; round++)
        {
            using Trial trial = Decoding(mode, server);
            trial.Request.OwnSettings.MaxDrainBytes = limit;
            Assert.Equal("content", await trial.FetchAsync());
        }
        Assert.Equal(connections, server.Connections.Count);
    }

    [Theory, BothModes]
    public async Task Dispose_DecodedBodyUnread_KeepsTheConnection(Mode mode)
    {
        string response = Response("Content-Encoding: gzip", Encoded.Text(Encoded.As("gzip", "content")));
        await using ScriptedServer server = ScriptedServer.Start(Scripts.AnswerEach(response, response, response));
        for (int read = 0; read < 3; read++)
        {
            using Trial trial = Decoding(mode, server);
            await trial.ExchangeHeadsAsync();
            Assert.Equal(read, (await trial.ReadAsync(read)).Length);
        }
        Assert.Single(server.Connections);
    }

    [Theory]
    [BothModes(true)]
    [BothModes(false)]
    public async Task Read_FlushedParts_ArriveOneByOne(Mode mode, bool asks)
    {
        byte[][] pieces = Encoded.Flushed("gzip", "first", "second");
        string[] chunks = [.. pieces.Select(static piece => $"{piece.Length:x}\r\n{Encoded.Text(piece)}\r\n")];
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive head
            send {Scripts.Quote($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n{chunks[0]}")}
            wait second
            send {Scripts.Quote(chunks[1])}
            wait end
            send {Scripts.Quote(chunks[2] + "0\r\n\r\n")}
            """);
        using Trial trial = Decoding(mode, server);
        await trial.ExchangeHeadsAsync();
        Assert.Equal("first", await NextAsync(5));
        server.OpenGate("second");
        Assert.Equal("second", await NextAsync(6));
        server.OpenGate("end");
        Assert.Equal("", await NextAsync(0));

        async Task<string> NextAsync(int length)
        {
            string got = "";
            do
            {
                if (asks)
                {
                    int available = await trial.AvailableAsync();
                    Assert.Equal(available, await trial.AvailableAsync());
                    got += await trial.ReadAsync(available);
                }
                else
                {
                    got += await trial.ReadSomeAsync(100);
                }
            }
            while (got.Length < length);
            return got;
        }
    }

    [Theory, BothModes]
    public async Task AvailableAsync_ThenReads_GivesAllOfTheContent(Mode mode)
    {
        string content = string.Concat(Enumerable.Range(0, 20_000).Select(static i => (char)('a' + i * i % 23)));
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer(Response("Content-Encoding: deflate", Encoded.Text(Encoded.As("zlib", content)))));
        using Trial trial = Decoding(mode, server);
        await trial.ExchangeHeadsAsync();
        string got = "";
        while (await trial.AvailableAsync() is > 0 and int available)
        {
            Assert.InRange(available, 1, 8192);
            got += await trial.ReadAsync(1);
            if (available > 1) Assert.Equal(available - 1, await trial.AvailableAsync());
            got += await trial.ReadAsync(available + 9); // more than is announced
        }
        Assert.Equal(content, got);
        Assert.Equal(0, await trial.AvailableAsync());
    }

    [Theory, BothModes]
    public async Task Read_OneRead_ReportsOneReceive(Mode mode)
    {
        byte[][] pieces = Encoded.Flushed("gzip", "first", "second");
        await using ScriptedServer server = ScriptedServer.Start($"""
            connection
            receive head
            send {Scripts.Quote($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {pieces.Sum(static piece => piece.Length)}\r\n\r\n")}
            wait body
            send {Scripts.Quote(Encoded.Text(pieces[0]))}
            send {Scripts.Quote(Encoded.Text(pieces[1]))}
            send {Scripts.Quote(Encoded.Text(pieces[2]))}
            """);
        using Trial trial = Decoding(mode, server);
        await trial.ExchangeHeadsAsync();
        trial.Progress.Forget();
        Task<string> read = trial.ReadAsync(100);
        server.OpenGate("body");
        Assert.Equal("firstsecond", await read);
        Assert.Equal(["ReceivingResponse", $"ResponseReceived {pieces.Sum(static piece => piece.Length)}"], trial.Progress.Details);
    }

    [Theory, BothModes]
    public async Task Settings_OfTheSession_HoldForItsRequests(Mode mode)
    {
        ClientSession session = new(mode.OfEngine());
        session.Defaults.Decompression = ContentCodings.Gzip;
        await using ScriptedServer server = ScriptedServer.Start(
            Scripts.Answer(Response("Content-Encoding: gzip", Encoded.Text(Encoded.As("gzip", "content")))));
        using Trial trial = new(mode, server, session: session);
        Assert.Equal("content", await trial.FetchAsync());
        Assert.Contains("\r\nAccept-Encoding: gzip\r\n", server.Connections[0].ReceivedText);
    }

    [Theory, BothModes]
    public async Task Cancel_ReadPending_EndsIt(Mode mode)
    {
        byte[][] pieces = Encoded.Flushed("gzip", "first", "second");
        await using ScriptedServer server = ScriptedServer.Start(Scripts.Answer(
            $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 100\r\n\r\n{Encoded.Text(pieces[0])}", "hold"));
        using Trial trial = Decoding(mode, server);
        await trial.ExchangeHeadsAsync();
        Assert.Equal("first", await trial.ReadAsync(5));
        TaskCompletionSource waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        trial.Progress.Acting = report =>
        {
            if (report == "ReceivingResponse") waits.SetResult();
        };
        Task<string> read = trial.ReadAsync(5);
        await waits.Task.WaitAsync(CallerThread.Limit, TestContext.Current.CancellationToken);
        trial.Request.Cancel();
        await read.FailsWith(FailureReason.Cancelled);
    }

    [Theory, BothModes]
    public async Task Meter_OfAReadBody_HasBothSizes(Mode mode)
    {
        string content = new('x', 100_000);
        byte[] encoded = Encoded.As("gzip", content);
        using FedConnection fed = await FedConnection.OpenAsync();
        await fed.FeedAsync(Encoded.Text(encoded));
        using Trial trial = new(mode, fed.Key);
        trial.Request.OwnSettings.Decompression = ContentCodings.Gzip;
        RequestSettings settings = trial.Request.Settings;
        Http1Exchange exchange = new(fed.Connection, mode.OfEngine(), trial.Request, new RecordedProgress(), TestContext.Current.CancellationToken);
        ResponseBody received = new(exchange, new BodyFraming(BodyFramingKind.Length, encoded.Length), settings.MaxResponseHeadBytes);
        ResponseHead head = ParsedHead.Of("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
        using DecodedBody body = Assert.IsType<DecodedBody>(DecodedBody.Open(head, received, settings).Body);

        byte[] buffer = new byte[content.Length + 1];
        Assert.Equal(content.Length, await CallerThread.Run(mode.OfEngine(), () => body.ReadAsync(buffer)));
        Assert.True(body.Ended);
        Assert.Equal(content.Length, body.Meter.DecodedBytes);
        Assert.Equal(encoded.Length, body.Meter.CodedBytes);
        Assert.NotEqual(0, body.Meter.Ticks);
    }
}

using System.Text;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Http1;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Http1;

/// <summary>Bodies of requests on a connection whose other end the test holds.</summary>
public sealed class RequestBodyWriterTests
{
    private const string Head = "PUT / HTTP/1.1\r\n\r\n";

    private static UploadPlan Plan(bool isChunked, ulong length) => isChunked
        ? new UploadPlan(null, 0, UploadFraming.Chunked)
        : new UploadPlan(length, length, UploadFraming.Length);

    private static async Task<string> ReceiveAsync(FedConnection fed, int count)
    {
        byte[] received = new byte[count];
        int filled = 0;
        while (filled < count)
        {
            int more = await fed.Peer.ReceiveAsync(received.AsMemory(filled)).AsTask().WaitAsync(CallerThread.Limit);
            Assert.True(more > 0, "the stream ended");
            filled += more;
        }
        return Encoding.Latin1.GetString(received);
    }

    // Waits for the answer without taking it from the connection.
    private static async Task AnswerAsync(FedConnection fed, string answer)
    {
        await fed.Peer.SendAsync(Encoding.Latin1.GetBytes(answer));
        if (!SpinWait.SpinUntil(() => fed.Connection.Transport.Available >= answer.Length, CallerThread.Limit)) throw new TimeoutException();
    }

    [Theory]
    [BothModes("", "0\r\n\r\n")]
    [BothModes("a", "1\r\na\r\n0\r\n\r\n")]
    [BothModes("a||bc|", "1\r\na\r\n2\r\nbc\r\n0\r\n\r\n")]
    [BothModes("|0123456789ABCDEF", "10\r\n0123456789ABCDEF\r\n0\r\n\r\n")]
    public async Task Finish_ChunkedParts_EachIsAChunkAndAnEmptyOneIsNone(Mode mode, string parts, string expected)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(mode, fed);
        string[] pieces = parts.Split('|');
        await uploading.SendAsync(pieces[0], Plan(isChunked: true, 0));
        foreach (string piece in pieces.Skip(1)) await uploading.WriteAsync(piece);
        await uploading.FinishAsync();
        Assert.Equal(Head + expected, await ReceiveAsync(fed, Head.Length + expected.Length));
        Assert.Equal(0, fed.Peer.Available);
    }

    [Theory, BothModes]
    public async Task AwaitContinue_InPiecesAndBehindAnother_WaitsForTheWholeOfIt(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(mode, fed);
        await AnswerAsync(fed, "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 100");
        Task<bool> wait = uploading.AwaitContinueAsync();
        Assert.False(wait.IsCompleted);
        await fed.Peer.SendAsync(" Continue\r\n\r\n"u8.ToArray());
        Assert.True(await wait);
        Assert.Equal(["IntermediateResponse 103", "IntermediateResponse 100"], uploading.Progress.Details.Where(IsIntermediate));
    }

    [Theory, BothModes]
    public async Task AwaitContinue_EndOfTheStream_GoesOn(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(mode, fed);
        fed.Peer.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        Assert.True(await uploading.AwaitContinueAsync());
    }

    [Theory, BothModes]
    public async Task Write_ContinueWasThereBefore_IsTaken(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(mode, fed);
        await uploading.SendAsync("", Plan(isChunked: false, 4), awaitsContinue: true);
        await AnswerAsync(fed, "HTTP/1.1 100 Continue\r\n\r\n");
        await uploading.WriteAsync("bo");
        await uploading.WriteAsync("dy");
        Assert.Equal(Head + "body", await ReceiveAsync(fed, Head.Length + 4));
    }

    [Theory]
    [BothModes("HTTP/1.1 417 No\r\nContent-Length: 0\r\n\r\n")]
    [BothModes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    public async Task Write_FinalAnswerInPlaceOfContinue_SendsNothing(Mode mode, string answer)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(mode, fed);
        await uploading.SendAsync("", Plan(isChunked: true, 0), awaitsContinue: true);
        await AnswerAsync(fed, answer);
        await uploading.WriteAsync("body");
        await uploading.WriteAsync("more");
        await uploading.FinishAsync();
        Assert.Equal(Head, await ReceiveAsync(fed, Head.Length));
        Assert.Equal(0, fed.Peer.Available);
        Assert.True(uploading.Exchange.IsCutShort);
        Assert.Equal(answer[9..12], $"{(await uploading.ReceiveHeadAsync()).StatusCode}");
    }

    [Theory]
    [BothModes("HTTP/1.1 413 No\r\n\r\n", true)]
    [BothModes("HTTP/1.1 302 Found\r\n\r\n", true)]
    [BothModes("HTTP/1.1 200 OK\r\n\r\n", false)]
    [BothModes("HTTP/1.1 100 Continue\r\n\r\n", false)]
    [BothModes("HTTP/1.1 413 N", false)]
    public async Task Write_AnswerIsThere_StopsOnARefusalOnly(Mode mode, string answer, bool stops)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(mode, fed);
        await uploading.SendAsync("", Plan(isChunked: false, 4));
        await AnswerAsync(fed, answer);
        await uploading.WriteAsync("body");
        Assert.Equal(stops, uploading.Exchange.IsCutShort);
        await ReceiveAsync(fed, Head.Length);
        if (stops) Assert.Equal(0, fed.Peer.Available);
        else Assert.Equal("body", await ReceiveAsync(fed, 4));
    }

    [Theory]
    [BothModes("nonsense\r\n\r\n", nameof(FailureReason.MalformedResponse))]
    [BothModes("HTTP/1.1 200 OK\r\nA: 0123456789012345678901234567890123456789\r\n\r\n", nameof(FailureReason.HeadTooLarge))]
    public async Task Write_EarlyAnswerIsNone_Fails(Mode mode, string answer, string reason)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(mode, fed);
        uploading.Settings.MaxResponseHeadBytes = 50;
        await uploading.SendAsync("", Plan(isChunked: false, 4));
        await AnswerAsync(fed, answer);
        await uploading.WriteAsync("body").FailsWith(Enum.Parse<FailureReason>(reason));
    }

    [Fact]
    public async Task Write_AnswerWhileTheServerReadsNothing_EndsAndReportsTheRefusal()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(Mode.Asynchronous, fed);
        await uploading.SendAsync("", Plan(isChunked: true, 0));
        Task write = uploading.WriteAsync(new string('x', 32 << 20));
        Assert.False(write.IsCompleted);
        await fed.Peer.SendAsync("HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        await write;
        Assert.True(uploading.Exchange.IsCutShort);
        Assert.Equal(413, (await uploading.ReceiveHeadAsync()).StatusCode);
    }

    [Fact]
    public async Task Write_NonsenseWhileTheServerReadsNothing_FailsWhenNobodyUsesTheBytesAnyMore()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(Mode.Asynchronous, fed);
        await uploading.SendAsync("", Plan(isChunked: false, 32 << 20));
        byte[] body = new byte[32 << 20];
        Task write = uploading.WriteAsync(body);
        Assert.False(write.IsCompleted);
        await fed.Peer.SendAsync("nonsense\r\n\r\n"u8.ToArray());
        await write.FailsWith(FailureReason.MalformedResponse);
        // Whatever is still read from the memory would arrive as what it has become, now that there is room again.
        Array.Fill(body, (byte)'!');
        byte[] received = new byte[1 << 16];
        while (fed.Peer.Available > 0) await CheckAsync();
        fed.Connection.Dispose();
        while (await CheckAsync() > 0) { }

        async Task<int> CheckAsync()
        {
            int count = await ReceiveOrEndAsync(fed, received);
            Assert.False(received.AsSpan(0, count).Contains((byte)'!'), "bytes went out after the write had failed");
            return count;
        }
    }

    [Theory, BothModes]
    public async Task Write_Cancelled_IsNoSuccessAlthoughThereIsAnAnswer(Mode mode)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        using Uploading uploading = new(mode, fed);
        await uploading.SendAsync("", Plan(isChunked: false, 32 << 20));
        await AnswerAsync(fed, "HTTP/1.1 200 OK\r\n\r\n");
        Task write = uploading.WriteAsync(new byte[32 << 20]);
        Assert.False(write.IsCompleted);
        await uploading.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
    }

    private static bool IsIntermediate(string report) => report.StartsWith("IntermediateResponse", StringComparison.Ordinal);

    private static async Task<int> ReceiveOrEndAsync(FedConnection fed, byte[] buffer)
    {
        try
        {
            return await fed.Peer.ReceiveAsync(buffer.AsMemory()).AsTask().WaitAsync(CallerThread.Limit);
        }
        catch (System.Net.Sockets.SocketException)
        {
            return 0;
        }
    }

    // An exchange, its operations begun as a request begins them.
    private sealed class Uploading : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly FedConnection _fed;
        private readonly CallMode _mode;
        private readonly ClientRequest _request;

        public Uploading(Mode mode, FedConnection fed)
        {
            (_mode, _fed) = (mode.OfEngine(), fed);
            fed.Connection.Own(this);
            _request = new ClientRequest(new ClientSession(_mode), new RequestTarget(fed.Key, "PUT", "/", 1), Progress);
            Exchange = new Http1Exchange(fed.Connection, _mode, _request, Progress, _stop.Token);
        }

        public Http1Exchange Exchange { get; }

        public RequestSettings Settings => _request.Settings;

        public RecordedProgress Progress { get; } = new();

        public Task<uint> SendAsync(string initial, UploadPlan plan, bool awaitsContinue = false) => CallerThread.Run(_mode, () =>
            Exchange.SendAsync(Encoding.Latin1.GetBytes(Head), new Upload(plan, Encoding.Latin1.GetBytes(initial)), awaitsContinue));

        public Task WriteAsync(string part) => WriteAsync(Encoding.Latin1.GetBytes(part));

        public Task WriteAsync(byte[] part) => CallerThread.Run(_mode, () => Exchange.SendBodyAsync(part));

        /// <summary>More patient than an upload, whose patience is no limit for a busy machine.</summary>
        public Task<bool> AwaitContinueAsync() => CallerThread.Run(_mode, () =>
            Exchange.AwaitContinueAsync((int)CallerThread.Limit.TotalMilliseconds * 2));

        public Task FinishAsync() => CallerThread.Run(_mode, Exchange.FinishBodyAsync);

        public Task<ResponseHead> ReceiveHeadAsync() => CallerThread.Run(_mode, Exchange.ReceiveHeadAsync);

        public async Task CancelAsync()
        {
            await _stop.CancelAsync();
            _fed.Connection.Abort(this);
        }

        public void Dispose()
        {
            _request.Dispose();
            _stop.Dispose();
        }
    }
}

using WinHttpCompat.Engine.Http1;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Http1;

public sealed class QuietReceiveTests
{
    [Theory]
    [BothModes("3;exten")]
    [BothModes("0\r\nName: val")]
    public async Task ReadSomeAsync_NothingButFramingUntilTheEnd_EndsUnreported(Mode mode, string framing)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        await fed.FeedAsync(framing);
        RecordedProgress progress = new();
        using ClientRequest request = new(new ClientSession(mode.OfEngine()), new RequestTarget(fed.Key, "GET", "/", 1), progress);
        Http1Exchange exchange = new(fed.Connection, mode.OfEngine(), request, progress, CancellationToken.None)
        {
            QuietUntil = Environment.TickCount64 - 1,
        };
        ResponseBody body = new(exchange, new BodyFraming(BodyFramingKind.Chunked), maxTrailerBytes: 100);
        await CallerThread.Run(mode.OfEngine(), () => body.ReadSomeAsync(new byte[10])).FailsWith(FailureReason.DeadlinePassed);
        Assert.Empty(progress.Names);
    }
}

using System.Text;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Http1;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Http1;

public sealed class ChunkedFramingTests
{
    private const uint NoLimit = 65_536;

    [Theory]
    [InlineData("0\r\n\r\n", "")]
    [InlineData("3\r\nabc\r\n0\r\n\r\n", "abc")]
    [InlineData("3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n", "abcd")]
    [InlineData("3;x=y\r\nabc\r\n00 \t;last\r\n\r\n", "abc")]
    [InlineData("2\r\n\r\n\r\n0\r\n\r\n", "\r\n")]
    [InlineData("3\r\nabc\r\n0\r\nA: b\r\nC: d\r\n\r\n", "abc")]
    [InlineData("14\r\n01234567890123456789\r\n0\r\n\r\n", "01234567890123456789")]
    public async Task Advance_SplitAtAnyByte_GivesSameBody(string wire, string expected)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        for (int split = 0; split <= wire.Length; split++)
        {
            ChunkedFraming framing = new(NoLimit);
            StringBuilder body = new();
            foreach (string piece in new[] { wire[..split], wire[split..] })
            {
                if (split < wire.Length || piece.Length > 0) Assert.False(framing.Ended);
                await fed.FeedAsync(piece);
                framing = TakeAll(framing, fed.Connection, body);
            }
            Assert.True(framing.Ended, $"split at {split}");
            Assert.Equal(expected, body.ToString());
            Assert.Equal(0, fed.Connection.BufferedCount);
        }
    }

    [Fact]
    public async Task Advance_TrailersBehindTheBody_AreThereOnceItHasEnded()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        ChunkedFraming framing = new(NoLimit);
        await fed.FeedAsync("1\r\na\r\n0\r\nA: b\r\n");
        framing = TakeAll(framing, fed.Connection, new StringBuilder());
        Assert.Null(framing.Trailers);
        await fed.FeedAsync("\r\nA: not one");
        Assert.True(framing.Advance(fed.Connection));
        Assert.Equal("A: b\r\n"u8, framing.Trailers!.Text); // the body has ended
        Assert.Equal("A: not one"u8, fed.Connection.Buffered);
    }

    [Fact]
    public async Task Advance_BytesBehindTheBody_AreLeft()
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        await fed.FeedAsync("0\r\n\r\nHTTP/1.1");
        ChunkedFraming framing = new(NoLimit);
        Assert.True(framing.Advance(fed.Connection));
        Assert.True(framing.Ended);
        Assert.Equal("HTTP/1.1"u8, fed.Connection.Buffered);
    }

    [Theory]
    [InlineData("x\r\n", nameof(FailureReason.MalformedResponse))]
    [InlineData("3\n", nameof(FailureReason.MalformedResponse))]
    [InlineData("1\r\naXX", nameof(FailureReason.MalformedResponse))]
    [InlineData("1\r\na\n", nameof(FailureReason.MalformedResponse))]
    [InlineData("1\r\na\rX", nameof(FailureReason.MalformedResponse))]
    [InlineData("1\r\nab\r\n", nameof(FailureReason.MalformedResponse))]
    [InlineData("1000000000000000\r\n", nameof(FailureReason.ChunkLineTooLong))]
    public async Task Advance_BrokenFraming_Fails(string wire, string reason)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        await fed.FeedAsync(wire);
        EngineFailure failure = Assert.Throws<EngineFailure>(() => TakeAll(new ChunkedFraming(NoLimit), fed.Connection, new StringBuilder()));
        Assert.Equal(reason, failure.Reason.ToString());
    }

    [Theory]
    [InlineData("A: b\r\n\r\n", 8, true)]
    [InlineData("A: b\r\n\r\n", 7, false)]
    [InlineData("\r\n", 2, true)]
    public async Task Advance_TrailersAndLimit_HoldsTheLimit(string trailers, int limit, bool fits)
    {
        using FedConnection fed = await FedConnection.OpenAsync();
        await fed.FeedAsync("0\r\n" + trailers);
        Action advance = () =>
        {
            ChunkedFraming framing = new((uint)limit);
            Assert.True(framing.Advance(fed.Connection));
        };
        if (fits) advance();
        else advance.FailsWith(FailureReason.HeadTooLarge);
    }

    // A struct cannot be changed through a lambda's or an async method's copy, so it is handed back.
    private static ChunkedFraming TakeAll(ChunkedFraming framing, Connection connection, StringBuilder body)
    {
        while (framing.Advance(connection) && !framing.Ended)
        {
            int count = (int)Math.Min(connection.BufferedCount, framing.Remaining);
            if (count == 0) break;
            body.Append(Encoding.Latin1.GetString(connection.Buffered[..count]));
            connection.Consume(count);
            framing.TakeData(count);
        }
        return framing;
    }
}

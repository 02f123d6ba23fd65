using System.Text;
using WinHttpCompat.Engine.Codings;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Codings;

public sealed class ContentDecoderTests
{
    private const string Content = "what is said twice, what is said twice";

    private static ContentCodings CodingOf(string format) => format == "gzip" ? ContentCodings.Gzip : ContentCodings.Deflate;

    /// <summary>Decodes all; with a source that has its data, every read must be complete on return.</summary>
    private static async Task<byte[]> DecodeAsync(Mode mode, string format, params byte[][] pieces)
    {
        using ContentDecoder decoder = new(CodingOf(format), new PiecedStream(mode is Mode.Asynchronous, pieces), new DecodingMeter());
        MemoryStream decoded = new();
        byte[] buffer = new byte[16];
        while (true)
        {
            ValueTask<int> read = decoder.ReadAsync(buffer);
            if (mode is Mode.Blocking) Assert.True(read.IsCompleted, "a read did not complete at once");
            int count = await read;
            if (count == 0) return decoded.ToArray();
            decoded.Write(buffer, 0, count);
        }
    }

    [Theory]
    [BothModes("gzip")]
    [BothModes("zlib")]
    [BothModes("raw")]
    public async Task ReadAsync_SplitAnywhere_GivesTheContent(Mode mode, string format)
    {
        byte[] encoded = Encoded.As(format, Content);
        for (int first = 0; first <= encoded.Length; first++)
        {
            for (int second = first; second <= encoded.Length; second++)
            {
                byte[] decoded = await DecodeAsync(mode, format, encoded[..first], encoded[first..second], encoded[second..]);
                Assert.Equal(Content, Encoding.ASCII.GetString(decoded));
            }
        }
    }

    [Theory]
    [BothModes("gzip")]
    [BothModes("zlib")]
    [BothModes("raw")]
    public async Task ReadAsync_SingleBytes_GivesTheContent(Mode mode, string format)
    {
        byte[][] bytes = [.. Encoded.As(format, Content).Select(static one => new[] { one })];
        Assert.Equal(Content, Encoding.ASCII.GetString(await DecodeAsync(mode, format, bytes)));
    }

    [Theory]
    [BothModes("gzip", "")]
    [BothModes("gzip", Content)]
    [BothModes("zlib", "")]
    [BothModes("zlib", Content)]
    [BothModes("raw", "")]
    [BothModes("raw", Content)]
    public async Task ReadAsync_BrokenOffAnywhere_IsInvalid(Mode mode, string format, string content)
    {
        byte[] encoded = Encoded.As(format, content);
        for (int length = 1; length < encoded.Length; length++)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => DecodeAsync(mode, format, encoded[..length]));
            await Assert.ThrowsAsync<InvalidDataException>(() => DecodeAsync(mode, format, encoded[..(length / 2)], encoded[(length / 2)..length]));
        }
        Assert.Equal(content, Encoding.ASCII.GetString(await DecodeAsync(mode, format, encoded)));
    }

    [Theory]
    [BothModes("gzip")]
    [BothModes("zlib")]
    [BothModes("raw")]
    public async Task ReadAsync_Nothing_IsNothing(Mode mode, string format) => Assert.Empty(await DecodeAsync(mode, format));

    [Theory]
    [BothModes("gzip")]
    [BothModes("zlib")]
    public async Task ReadAsync_AnyBitFlipped_GivesTheContentOrIsInvalid(Mode mode, string format)
    {
        byte[] encoded = Encoded.As(format, Content);
        int invalid = 0;
        for (int bit = 0; bit < encoded.Length * 8; bit++)
        {
            byte[] corrupt = [.. encoded];
            corrupt[bit / 8] ^= (byte)(1 << bit % 8);
            try
            {
                Assert.Equal(Content, Encoding.ASCII.GetString(await DecodeAsync(mode, format, corrupt)));
            }
            catch (InvalidDataException)
            {
                invalid++;
            }
        }
        // What may change unnoticed are the time, the system and the flag of text in the header of gzip.
        Assert.InRange(invalid, encoded.Length * 8 - 70, encoded.Length * 8);
    }

    [Fact]
    public async Task ReadAsync_RawWithAnyBitFlipped_Ends()
    {
        // Without a checksum other content may come out; what matters is that something does.
        byte[] encoded = Encoded.As("raw", Content);
        for (int bit = 0; bit < encoded.Length * 8; bit++)
        {
            byte[] corrupt = [.. encoded];
            corrupt[bit / 8] ^= (byte)(1 << bit % 8);
            try
            {
                await DecodeAsync(Mode.Blocking, "raw", corrupt);
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Theory]
    [BothModes("gzip", "plain text")]
    [BothModes("zlib", "plain text")]
    [BothModes("zlib", "\x78\x9c garbage")]
    [BothModes("zlib", "\x78\xbb\x00\x00\x00\x00\x03\x00\x00\x00\x00\x01")] // wants a dictionary
    [BothModes("gzip", "\x1f\x8b\x07\x00\x00\x00\x00\x00\x00\xff\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00")] // another method
    [BothModes("gzip", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x03\x00\x01\x00\x00\x00\x00\x00\x00\x00")] // wrong sum
    [BothModes("gzip", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x03\x00\x00\x00\x00\x00\x01\x00\x00\x00")] // wrong length
    public async Task ReadAsync_OtherData_IsInvalid(Mode mode, string format, string data) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => DecodeAsync(mode, format, Encoding.Latin1.GetBytes(data)));

    [Theory, BothModes]
    public async Task ReadAsync_SeveralGzipMembers_AreOneContent(Mode mode)
    {
        byte[][] members = [Encoded.As("gzip", "one, "), Encoded.As("gzip", ""), Encoded.As("gzip", "two")];
        byte[] all = [.. members.SelectMany(static member => member)];
        for (int split = 1; split < all.Length; split++)
        {
            Assert.Equal("one, two", Encoding.ASCII.GetString(await DecodeAsync(mode, "gzip", all[..split], all[split..])));
        }
        for (int length = members[0].Length + 2; length < all.Length; length++)
        {
            if (length == members[0].Length + members[1].Length) continue;
            await Assert.ThrowsAsync<InvalidDataException>(() => DecodeAsync(mode, "gzip", all[..length]));
        }
    }

    [Theory]
    [BothModes("gzip")]
    [BothModes("zlib")]
    [BothModes("raw")]
    public async Task ReadAsync_PaddingBehind_IsIgnored(Mode mode, string format)
    {
        byte[] encoded = Encoded.As(format, Content);
        Assert.Equal(Content, Encoding.ASCII.GetString(await DecodeAsync(mode, format, encoded, new byte[100])));
        Assert.Equal(Content, Encoding.ASCII.GetString(await DecodeAsync(mode, format, [.. encoded, .. new byte[100]])));
    }

    [Theory]
    [BothModes("gzip")]
    [BothModes("zlib")]
    [BothModes("raw")]
    public async Task ReadAsync_FlushedPart_DoesNotWaitForTheNext(Mode mode, string format)
    {
        byte[][] pieces = Encoded.Flushed(format, "first", "second");
        TaskCompletionSource<byte[]> rest = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ContentDecoder decoder = new(CodingOf(format), new HeldStream(mode is Mode.Asynchronous, pieces[0], rest.Task), new DecodingMeter());
        Assert.Equal("first", await TakeAsync(5));
        rest.SetResult([.. pieces[1], .. pieces[2]]);
        Assert.Equal("second", await TakeAsync(6));
        Assert.Equal(0, await decoder.ReadAsync(new byte[1]));

        async Task<string> TakeAsync(int length)
        {
            byte[] buffer = new byte[length];
            for (int count = 0; count < length;)
            {
                ValueTask<int> read = decoder.ReadAsync(buffer.AsMemory(count));
                if (mode is Mode.Blocking) Assert.True(read.IsCompleted, "a read did not complete at once");
                count += await read.AsTask().WaitAsync(CallerThread.Limit);
            }
            return Encoding.ASCII.GetString(buffer);
        }
    }

    [Fact]
    public async Task ReadAsync_EmptyBlocksWithoutEnd_IsMalformed()
    {
        byte[] blocks = [.. Enumerable.Repeat<byte[]>([0, 0, 0, 0xff, 0xff], 400_000).SelectMany(static block => block)];
        await DecodeAsync(Mode.Blocking, "raw", blocks).FailsWith(FailureReason.MalformedResponse);
    }

    /// <summary>Has one piece at once and another one when a task gives it.</summary>
    private sealed class HeldStream(bool later, byte[] first, Task<byte[]> second) : ForwardStream
    {
        private readonly PiecedStream _first = new(later, first);
        private PiecedStream? _second;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (await _first.ReadAsync(buffer, cancellationToken) is > 0 and int count) return count;
            _second ??= new PiecedStream(later, await second);
            return await _second.ReadAsync(buffer, cancellationToken);
        }
    }
}

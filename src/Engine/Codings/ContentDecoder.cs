using System.IO.Compression;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Codings;

/// <summary>Takes one coding off. Nothing at all decodes to nothing.</summary>
/// <remarks>RFC 1950 to 1952. Where its source gives data at once, so does this.</remarks>
internal sealed class ContentDecoder(ContentCodings coding, Stream coded, DecodingMeter meter) : ForwardStream
{
    // Enough to tell the formats apart.
    private const int StartBytes = 2;

    // FDICT in the second byte of the zlib format.
    private const int NeedsDictionary = 0x20;

    private Stream? _decoding;
    private bool _ended;

    /// <exception cref="InvalidDataException">The data is corrupt or breaks off.</exception>
    /// <exception cref="EngineFailure">Why there is no more data.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ended) return 0;
        _decoding ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        int count = _decoding is null ? 0 : await _decoding.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _ended = count == 0;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decoding?.Dispose();
            coded.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask<Stream?> OpenAsync(CancellationToken cancellationToken)
    {
        byte[] start = new byte[StartBytes];
        int count = 0;
        while (count < StartBytes)
        {
            int more = await coded.ReadAsync(start.AsMemory(count), cancellationToken).ConfigureAwait(false);
            if (more == 0) break;
            count += more;
        }
        if (count == 0) return null;
        if (count < StartBytes) throw new InvalidDataException();
        CodedInput input = new(start, coded, meter);
        if (coding is ContentCodings.Gzip) return new GZipStream(input, CompressionMode.Decompress, leaveOpen: true);
        // RFC 9110, section 8.4.1.2: "deflate" is the zlib format, and "some non-conformant implementations" leave it out.
        if (!BeginsZlib(start[0], start[1])) return new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true);
        if ((start[1] & NeedsDictionary) != 0) throw new InvalidDataException(); // which one, only the server knows
        return new ZLibStream(input, CompressionMode.Decompress, leaveOpen: true);
    }

    // RFC 1950, section 2.2. Deflate data that begins so would be an unfinished stored block with a stray bit behind its type.
    private static bool BeginsZlib(byte method, byte flags) => (method & 0x0f) == 8 && (method << 8 | flags) % 31 == 0;
}

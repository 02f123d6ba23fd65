using System.Globalization;
using System.Text;

namespace WinHttpCompat.TestServer;

/// <summary>Takes bytes from a connection only when a step asks, and records each as soon as it is taken.</summary>
/// <remarks>A server that read ahead could not show what a client does whose peer does not read.</remarks>
internal sealed class RecordedReader(Stream stream, ServedConnection connection)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start, _end;

    /// <summary>Whether bytes have been taken that no step has received.</summary>
    public bool HasUnread => _start < _end;

    /// <returns>Text of the head, one character a byte, with the empty line.</returns>
    /// <exception cref="ClientClosedException"/>
    public async ValueTask<string> ReadHeadAsync(CancellationToken stop)
    {
        StringBuilder head = new();
        do
        {
            string line = await ReadLineAsync(head.Length, stop);
            head.Append(line);
            if (line == "\r\n") return head.ToString();
        }
        while (true);
    }

    /// <summary>The body that follows <paramref name="head"/>: RFC 9112, section 6, without what only responses have.</summary>
    public async ValueTask SkipBodyAsync(string head, CancellationToken stop)
    {
        if (FieldValue(head, "Transfer-Encoding") is string coding)
        {
            if (!coding.EndsWith("chunked", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidDataException($"the body has no end with Transfer-Encoding '{coding}'");
            }
            await SkipChunksAsync(stop);
        }
        else if (FieldValue(head, "Content-Length") is string length)
        {
            await SkipAsync(Number(length, NumberStyles.None), stop);
        }
    }

    public async ValueTask SkipAsync(long count, CancellationToken stop)
    {
        long left = count;
        while (left > 0)
        {
            if (_start == _end && !await FillAsync(stop)) throw new ClientClosedException(count - left);
            int used = (int)Math.Min(left, _end - _start);
            _start += used;
            left -= used;
        }
    }

    public async ValueTask SkipToCloseAsync(CancellationToken stop)
    {
        do
        {
            _start = _end;
        }
        while (await FillAsync(stop));
    }

    private async ValueTask SkipChunksAsync(CancellationToken stop)
    {
        long size;
        do
        {
            string line = await ReadLineAsync(0, stop);
            size = Number(line.Split(';', '\r')[0].Trim(), NumberStyles.AllowHexSpecifier);
            if (size == 0) break;
            await SkipAsync(size, stop);
            if (await ReadLineAsync(0, stop) != "\r\n") throw new InvalidDataException("no line end after a chunk");
        }
        while (true);
        // The trailer section ends with an empty line, as a head does.
        await ReadHeadAsync(stop);
    }

    /// <param name="before">Bytes of the same element already taken, for the report.</param>
    private async ValueTask<string> ReadLineAsync(long before, CancellationToken stop)
    {
        StringBuilder line = new();
        while (true)
        {
            if (_start == _end && !await FillAsync(stop)) throw new ClientClosedException(before + line.Length);
            char next = (char)_buffer[_start++];
            line.Append(next);
            if (next == '\n' && line.Length >= 2 && line[^2] == '\r') return line.ToString();
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken stop)
    {
        int count = await stream.ReadAsync(_buffer, stop);
        connection.Record(_buffer.AsSpan(0, count));
        _start = 0;
        _end = count;
        return count > 0;
    }

    private static string? FieldValue(string head, string name)
    {
        foreach (string line in head.Split("\r\n"))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line.AsSpan(0, colon).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return line[(colon + 1)..].Trim();
            }
        }
        return null;
    }

    private static long Number(string text, NumberStyles style) =>
        long.TryParse(text, style, CultureInfo.InvariantCulture, out long number) && number >= 0
            ? number
            : throw new InvalidDataException($"'{text}' is not a length");
}

/// <param name="received">Bytes of the wanted element that came before.</param>
internal sealed class ClientClosedException(long received)
    : Exception($"the client closed the connection after {received} bytes of it")
{
    public long Received => received;
}

namespace WinHttpCompat.Engine.Codings;

/// <summary>What one decoder reads: bytes that were looked at before, then the rest.</summary>
internal sealed class CodedInput(ReadOnlyMemory<byte> start, Stream rest, DecodingMeter meter) : ForwardStream
{
    private ReadOnlyMemory<byte> _start = start;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = Math.Min(_start.Length, buffer.Length);
        if (count > 0)
        {
            _start[..count].CopyTo(buffer);
            _start = _start[count..];
            return count;
        }
        count = await rest.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        meter.CountInput(count);
        return count;
    }
}

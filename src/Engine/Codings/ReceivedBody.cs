using WinHttpCompat.Engine.Http1;

namespace WinHttpCompat.Engine.Codings;

/// <summary>A body as it comes, in the form that decoders read.</summary>
internal sealed class ReceivedBody(ResponseBody body, DecodingMeter meter) : ForwardStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        meter.Pause();
        int count = await body.ReadPartAsync(buffer, fills: false, ends: false).ConfigureAwait(false);
        meter.CountReceived(count);
        meter.Run();
        return count;
    }
}

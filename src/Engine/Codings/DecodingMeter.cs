using System.Diagnostics;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Codings;

/// <summary>Counts what decoding a body takes and gives.</summary>
internal sealed class DecodingMeter
{
    // Input of all decoders together since the last byte came out: empty blocks and headers without end are answered
    // with an error instead of with work without end.
    private const int MaxFruitless = 1 << 20;

    private long _runningSince;
    private bool _runs;
    private int _fruitless;

    /// <summary>Bytes of the body as they came.</summary>
    public long CodedBytes { get; private set; }

    /// <summary>Bytes that came out.</summary>
    public long DecodedBytes { get; private set; }

    /// <summary>Time spent on decoding, without the waits for input; ticks of <see cref="Stopwatch"/>.</summary>
    public long Ticks { get; private set; }

    public void Run()
    {
        _runningSince = Stopwatch.GetTimestamp();
        _runs = true;
    }

    public void Pause()
    {
        if (_runs) Ticks += Stopwatch.GetTimestamp() - _runningSince;
        _runs = false;
    }

    public void CountReceived(int count) => CodedBytes += count;

    /// <summary>A decoder has taken input.</summary>
    /// <exception cref="EngineFailure">MalformedResponse: nothing comes out of it.</exception>
    public void CountInput(int count)
    {
        _fruitless += count;
        if (_fruitless > MaxFruitless) throw new EngineFailure(FailureReason.MalformedResponse);
    }

    public void CountDecoded(int count)
    {
        DecodedBytes += count;
        _fruitless = 0;
    }
}

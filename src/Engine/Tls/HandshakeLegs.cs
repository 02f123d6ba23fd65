using System.Diagnostics;

namespace WinHttpCompat.Engine.Tls;

/// <summary>How a handshake went to and fro: a leg of the client ends with what it sends, or with the end of the handshake; what
/// the server answers is its leg.</summary>
/// <remarks>Source: "WINHTTP_REQUEST_TIME_ENTRY enumeration" and "WINHTTP_REQUEST_STAT_ENTRY enumeration", TlsHandshake*. Ticks of
/// <see cref="Stopwatch"/>; 0 = has not happened.</remarks>
internal sealed class HandshakeLegs
{
    private const int MaxLegs = 3;

    private readonly long[] _starts = new long[MaxLegs], _ends = new long[MaxLegs], _clientBytes = new long[MaxLegs], _serverBytes = new long[MaxLegs];
    private int _leg = -1;
    private bool _hasHeard = true;
    private long _heardAt = Stopwatch.GetTimestamp();

    /// <param name="leg">0 to 2.</param>
    public long Start(int leg) => _starts[leg];

    public long End(int leg) => _ends[leg];

    public long ClientBytes(int leg) => _clientBytes[leg];

    public long ServerBytes(int leg) => _serverBytes[leg];

    public void Sent(int bytes)
    {
        BeginLeg();
        if (_leg >= MaxLegs) return; // a server that asks again and again
        _clientBytes[_leg] += bytes;
        _ends[_leg] = Stopwatch.GetTimestamp();
    }

    public void Heard(int bytes)
    {
        _hasHeard = true;
        _heardAt = Stopwatch.GetTimestamp();
        if (_leg is >= 0 and < MaxLegs) _serverBytes[_leg] += bytes;
    }

    /// <summary>The handshake is over: what was heard last has been understood.</summary>
    public void Conclude()
    {
        if (!_hasHeard) return;
        BeginLeg();
        if (_leg < MaxLegs) _ends[_leg] = Stopwatch.GetTimestamp();
    }

    private void BeginLeg()
    {
        if (!_hasHeard) return;
        _hasHeard = false;
        if (++_leg < MaxLegs) _starts[_leg] = _heardAt;
    }
}

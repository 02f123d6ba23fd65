namespace WinHttpCompat.Engine.Connections;

/// <summary>For how long the addresses of a name are good, as its name server says. The system's resolver does not tell; so it
/// is known later than the addresses, or never.</summary>
/// <param name="came">Tick at which the addresses came.</param>
internal sealed class TimeToLive(long came)
{
    private const long Unknown = -1;

    private long _milliseconds = Unknown;

    public void Set(uint seconds) => Volatile.Write(ref _milliseconds, seconds * 1000L);

    /// <summary>Known to be over.</summary>
    public bool IsOver(long now) => Volatile.Read(ref _milliseconds) is >= 0 and long good && now - came >= good;
}

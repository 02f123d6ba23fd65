namespace WinHttpCompat.Engine.Sessions;

/// <summary>TCP_KEEPALIVE: probes on silent connections.</summary>
/// <param name="IdleSeconds">Silence before the first probe; 0 = the system's.</param>
/// <param name="IntervalSeconds">Between probes; 0 = the system's.</param>
internal readonly record struct KeepAlive(int IdleSeconds, int IntervalSeconds);

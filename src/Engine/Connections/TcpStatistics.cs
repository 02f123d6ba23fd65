namespace WinHttpCompat.Engine.Connections;

/// <summary>State of a TCP connection, in the order of RFC 9293, section 3.3.2.</summary>
internal enum TcpState
{
    Closed,
    Listen,
    SynSent,
    SynReceived,
    Established,
    FinWait1,
    FinWait2,
    CloseWait,
    Closing,
    LastAck,
    TimeWait,
}

/// <summary>What the system has counted on a TCP connection since it was made. What a system does not count is 0.</summary>
/// <remarks>Source: "TCP_INFO_v1 structure (mstcpip.h)"; bytes, microseconds and milliseconds as the names say.</remarks>
internal sealed class TcpStatistics
{
    public TcpState State { get; init; }

    public uint MaxSegmentBytes { get; init; }

    public ulong AgeMilliseconds { get; init; }

    public bool UsesTimestamps { get; init; }

    public uint RoundTripMicroseconds { get; init; }

    public uint MinRoundTripMicroseconds { get; init; }

    public uint BytesInFlight { get; init; }

    public uint CongestionWindowBytes { get; init; }

    public uint SendWindowBytes { get; init; }

    public uint ReceiveWindowBytes { get; init; }

    public uint ReceiveBufferBytes { get; init; }

    public ulong BytesOut { get; init; }

    public ulong BytesIn { get; init; }

    public uint BytesReordered { get; init; }

    public uint BytesRetransmitted { get; init; }

    public uint FastRetransmits { get; init; }

    public uint DuplicateAcknowledgments { get; init; }

    public uint TimeoutEpisodes { get; init; }

    public byte SynRetransmits { get; init; }

    /// <summary>What kept sending back: the peer's window.</summary>
    public TcpSendLimit LimitedByReceiver { get; init; }

    /// <summary>The network.</summary>
    public TcpSendLimit LimitedByCongestion { get; init; }

    /// <summary>This side.</summary>
    public TcpSendLimit LimitedBySender { get; init; }

    public uint OutOfOrderPackets { get; init; }

    public bool UsesEcn { get; init; }

    /// <summary>Data went out with the first segment (TCP Fast Open), and the peer took it.</summary>
    public bool UsedFastOpen { get; init; }

    public uint EcnEchoes { get; init; }

    public uint ProbeTimeoutEpisodes { get; init; }
}

/// <summary>How often, how long and over how many bytes one thing kept sending back.</summary>
internal readonly record struct TcpSendLimit(uint Transitions, uint Milliseconds, ulong Bytes);

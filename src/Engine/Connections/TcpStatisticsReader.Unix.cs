using System.Buffers.Binary;
using System.Net.Sockets;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Asks the system what it has counted on a connection.</summary>
internal static class TcpStatisticsReader
{
    // IPPROTO_TCP.
    private const int Tcp = 6;

    /// <param name="age">Of the connection, in milliseconds.</param>
    /// <exception cref="SocketException">The system does not tell.</exception>
    /// <exception cref="ObjectDisposedException">The connection is closed.</exception>
    public static TcpStatistics Read(Socket socket, ulong age)
    {
        if (OperatingSystem.IsLinux()) return OfLinux(socket, age);
        if (OperatingSystem.IsMacOS()) return OfMacOS(socket, age);
        return new TcpStatistics { State = TcpState.Established, AgeMilliseconds = age };
    }

    // struct tcp_info of linux/tcp.h. It grows at its end; what an older kernel does not have stays 0.
    private static TcpStatistics OfLinux(Socket socket, ulong age)
    {
        const int Information = 11, Bytes = 248; // TCP_INFO
        const byte Timestamps = 1, Ecn = 8, SynData = 32;
        Span<byte> info = stackalloc byte[Bytes];
        info.Clear();
        socket.GetRawSocketOption(Tcp, Information, info);
        byte options = info[5];
        uint segment = Number(info, 16);
        ulong acknowledged = Long(info, 120), sent = Long(info, 200);
        ulong busy = Long(info, 168), byReceiver = Long(info, 176), bySender = Long(info, 184); // microseconds
        uint receiveWindow = Number(info, 232);
        TcpState state = info[0] switch
        {
            1 => TcpState.Established,
            2 => TcpState.SynSent,
            3 => TcpState.SynReceived,
            4 => TcpState.FinWait1,
            5 => TcpState.FinWait2,
            6 => TcpState.TimeWait,
            8 => TcpState.CloseWait,
            9 => TcpState.LastAck,
            10 => TcpState.Listen,
            11 => TcpState.Closing,
            _ => TcpState.Closed,
        };
        // The peer's FIN is counted as a byte.
        ulong received = Long(info, 128);
        if (received > 0 && state is (TcpState.CloseWait or TcpState.LastAck or TcpState.Closing or TcpState.TimeWait)) received--;
        return new TcpStatistics
        {
            State = state,
            MaxSegmentBytes = segment,
            AgeMilliseconds = age,
            UsesTimestamps = (options & Timestamps) != 0,
            RoundTripMicroseconds = Number(info, 68),
            MinRoundTripMicroseconds = Number(info, 148),
            BytesInFlight = Saturated((ulong)Number(info, 24) * segment),
            CongestionWindowBytes = Saturated((ulong)Number(info, 80) * segment),
            SendWindowBytes = Number(info, 228),
            ReceiveWindowBytes = receiveWindow > 0 ? receiveWindow : Number(info, 96),
            ReceiveBufferBytes = (uint)socket.ReceiveBufferSize,
            BytesOut = sent > 0 ? sent : acknowledged,
            BytesIn = received,
            BytesRetransmitted = Saturated(Long(info, 208)),
            TimeoutEpisodes = BinaryPrimitives.ReadUInt16LittleEndian(info[242..]),
            LimitedByReceiver = new TcpSendLimit(0, Milliseconds(byReceiver), 0),
            LimitedByCongestion = new TcpSendLimit(0, Milliseconds(busy - Math.Min(busy, byReceiver + bySender)), 0),
            LimitedBySender = new TcpSendLimit(0, Milliseconds(bySender), 0),
            OutOfOrderPackets = Number(info, 224),
            UsesEcn = (options & Ecn) != 0,
            UsedFastOpen = (options & SynData) != 0,
            EcnEchoes = Number(info, 196),
        };
    }

    // struct tcp_connection_info of netinet/tcp.h.
    private static TcpStatistics OfMacOS(Socket socket, ulong age)
    {
        const int Information = 0x106, Bytes = 112; // TCP_CONNECTION_INFO
        const uint Timestamps = 1, Ecn = 8;
        const uint MicrosecondsPerMillisecond = 1000;
        Span<byte> info = stackalloc byte[Bytes];
        info.Clear();
        socket.GetRawSocketOption(Tcp, Information, info);
        uint options = Number(info, 4);
        return new TcpStatistics
        {
            State = info[0] switch
            {
                <= 4 => (TcpState)info[0],
                5 => TcpState.CloseWait,
                6 => TcpState.FinWait1,
                7 => TcpState.Closing,
                8 => TcpState.LastAck,
                9 => TcpState.FinWait2,
                10 => TcpState.TimeWait,
                _ => TcpState.Closed,
            },
            MaxSegmentBytes = Number(info, 16),
            AgeMilliseconds = age,
            UsesTimestamps = (options & Timestamps) != 0,
            RoundTripMicroseconds = Number(info, 44) * MicrosecondsPerMillisecond,
            CongestionWindowBytes = Number(info, 24),
            SendWindowBytes = Number(info, 28),
            ReceiveWindowBytes = Number(info, 36),
            ReceiveBufferBytes = (uint)socket.ReceiveBufferSize,
            BytesOut = Long(info, 64),
            BytesIn = Long(info, 88),
            BytesReordered = Saturated(Long(info, 96)),
            BytesRetransmitted = Saturated(Long(info, 72)),
            UsesEcn = (options & Ecn) != 0,
        };
    }

    // Both systems run on little-endian machines only, as far as this library does.
    private static uint Number(ReadOnlySpan<byte> info, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(info[offset..]);

    private static ulong Long(ReadOnlySpan<byte> info, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(info[offset..]);

    private static uint Saturated(ulong value) => (uint)Math.Min(value, uint.MaxValue);

    private static uint Milliseconds(ulong microseconds) => Saturated(microseconds / 1000);
}

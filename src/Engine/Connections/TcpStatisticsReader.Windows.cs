using System.Buffers.Binary;
using System.Net.Sockets;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Asks the system what it has counted on a connection.</summary>
internal static class TcpStatisticsReader
{
    /// <param name="age">Of the connection, in milliseconds; the system's own counts here.</param>
    /// <exception cref="SocketException">The system does not tell.</exception>
    /// <exception cref="ObjectDisposedException">The connection is closed.</exception>
    public static TcpStatistics Read(Socket socket, ulong age)
    {
        const int Information = unchecked((int)0xD8000027); // SIO_TCP_INFO
        const int Version = 1, Bytes = 136; // TCP_INFO_v1
        byte[] info = new byte[Bytes];
        socket.IOControl(Information, BitConverter.GetBytes(Version), info);
        return new TcpStatistics
        {
            State = (TcpState)Number(0),
            MaxSegmentBytes = Number(4),
            AgeMilliseconds = Long(8),
            UsesTimestamps = info[16] != 0,
            RoundTripMicroseconds = Number(20),
            MinRoundTripMicroseconds = Number(24),
            BytesInFlight = Number(28),
            CongestionWindowBytes = Number(32),
            SendWindowBytes = Number(36),
            ReceiveWindowBytes = Number(40),
            ReceiveBufferBytes = Number(44),
            BytesOut = Long(48),
            BytesIn = Long(56),
            BytesReordered = Number(64),
            BytesRetransmitted = Number(68),
            FastRetransmits = Number(72),
            DuplicateAcknowledgments = Number(76),
            TimeoutEpisodes = Number(80),
            SynRetransmits = info[84],
            LimitedByReceiver = Limit(88),
            LimitedByCongestion = Limit(104),
            LimitedBySender = Limit(120),
        };

        uint Number(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(info.AsSpan(offset));

        ulong Long(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(info.AsSpan(offset));

        TcpSendLimit Limit(int offset) => new(Number(offset), Number(offset + 4), Long(offset + 8));
    }
}

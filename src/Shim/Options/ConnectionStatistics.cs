using System.Buffers.Binary;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Options;

/// <summary>TCP_INFO_v0, _v1 and _v2 of a request's connection: each begins with the one before.</summary>
/// <remarks>Source: "TCP_INFO_v0 structure (mstcpip.h)" and "TCP_INFO_v1 structure (mstcpip.h)"; v2 from its header.</remarks>
internal static class ConnectionStatistics
{
    public const int V0Bytes = 88, V1Bytes = 136, V2Bytes = 152;

    /// <param name="bytes">How much of the largest structure.</param>
    /// <exception cref="AbiFailure">IncorrectHandleState: there is no connection yet, or the system does not tell.</exception>
    public static byte[] Of(ClientRequest request, int bytes)
    {
        if (request.LastTransport?.Tcp.Statistics is not { } statistics) throw new AbiFailure(Win32Error.IncorrectHandleState);
        byte[] information = new byte[V2Bytes];
        Write(statistics, information);
        return information[..bytes];
    }

    private static void Write(TcpStatistics statistics, byte[] information)
    {
        Number(0, (uint)statistics.State); // TCPSTATE has the engine's order
        Number(4, statistics.MaxSegmentBytes);
        Long(8, statistics.AgeMilliseconds);
        information[16] = Flag(statistics.UsesTimestamps);
        Number(20, statistics.RoundTripMicroseconds);
        Number(24, statistics.MinRoundTripMicroseconds);
        Number(28, statistics.BytesInFlight);
        Number(32, statistics.CongestionWindowBytes);
        Number(36, statistics.SendWindowBytes);
        Number(40, statistics.ReceiveWindowBytes);
        Number(44, statistics.ReceiveBufferBytes);
        Long(48, statistics.BytesOut);
        Long(56, statistics.BytesIn);
        Number(64, statistics.BytesReordered);
        Number(68, statistics.BytesRetransmitted);
        Number(72, statistics.FastRetransmits);
        Number(76, statistics.DuplicateAcknowledgments);
        Number(80, statistics.TimeoutEpisodes);
        information[84] = statistics.SynRetransmits;
        Limit(88, statistics.LimitedByReceiver);
        Limit(104, statistics.LimitedByCongestion);
        Limit(120, statistics.LimitedBySender);
        Number(136, statistics.OutOfOrderPackets);
        information[140] = Flag(statistics.UsesEcn);
        Number(144, statistics.EcnEchoes);
        Number(148, statistics.ProbeTimeoutEpisodes);

        void Number(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(information.AsSpan(offset), value);

        void Long(int offset, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(information.AsSpan(offset), value);

        void Limit(int offset, TcpSendLimit limit)
        {
            Number(offset, limit.Transitions);
            Number(offset + 4, limit.Milliseconds);
            Long(offset + 8, limit.Bytes);
        }

        static byte Flag(bool value) => (byte)(value ? 1 : 0);
    }
}

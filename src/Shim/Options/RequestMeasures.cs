using System.Buffers.Binary;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tls;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Options;

/// <summary>WINHTTP_REQUEST_TIMES and WINHTTP_REQUEST_STATS: a count that the caller sets and a table behind it, of which as
/// many entries are filled as he asks for and there are. Entries that did not happen are 0.</summary>
/// <remarks>Source: "WINHTTP_REQUEST_TIMES structure" and "WINHTTP_REQUEST_STATS structure". Times are in ticks of the
/// system's performance counter: QueryPerformanceCounter, nanoseconds of the monotonic clock elsewhere.</remarks>
/// <param name="CountOffset">Where the caller's count stands, in bytes.</param>
/// <param name="TableOffset">Where the table begins.</param>
/// <param name="Capacity">Entries of 8 bytes that the table has room for.</param>
/// <param name="Fill">Stores what stands before the table, and the entries that are asked for.</param>
internal sealed unsafe record MeasuresOption(
    uint Number, int CountOffset, int TableOffset, int Capacity, RequestMeasures.Filler Fill)
    : OptionRow(Number, HandleKinds.Nowhere, HandleKinds.Request)
{
    private int Size => TableOffset + Capacity * sizeof(ulong);

    public override Win32Error Query(HandleObject? handle, OutputBuffer output)
    {
        ClientRequest request = HandleScope.Request(handle);
        if (request.Phase is RequestPhase.Opened) return Win32Error.IncorrectHandleState;
        byte[] structure = new byte[Size];
        if (!output.TryLoadBytes(structure)) return output.StoreBytes(structure); // says how large the buffer has to be
        uint wanted = BinaryPrimitives.ReadUInt32LittleEndian(structure.AsSpan(CountOffset));
        if (wanted > Capacity) return Win32Error.InvalidParameter;
        Array.Clear(structure);
        BinaryPrimitives.WriteUInt32LittleEndian(structure.AsSpan(CountOffset), wanted);
        Span<byte> table = structure.AsSpan(TableOffset);
        Fill(request, structure.AsSpan(0, TableOffset), (entry, value) =>
        {
            if (entry < wanted) BinaryPrimitives.WriteUInt64LittleEndian(structure.AsSpan(TableOffset + entry * sizeof(ulong)), value);
        });
        return output.StoreBytes(structure);
    }

    public override Win32Error Set(HandleObject? handle, void* buffer, uint length) => Win32Error.OptionNotSettable;
}

/// <summary>What the two tables hold.</summary>
internal static class RequestMeasures
{
    // WINHTTP_REQUEST_STAT_FLAG_*
    private const ulong FastOpen = 0x1, SessionResumption = 0x2, FirstRequest = 0x20;

    // WINHTTP_REQUEST_STAT_ENTRY
    private const int ConnectFailures = 0, RequestHeaders = 6, ResponseHeaders = 8, ResponseBody = 10, ResponseBodyCoded = 11;

    // TlsHandshakeClientLeg1Start and TlsHandshakeClientLeg1Size: further legs follow, a pair each.
    private const int FirstLegTime = 9, Legs = 3, FirstLegSize = 2, SizedLegs = 2;

    // Where the index of the request on its connection stands in WINHTTP_REQUEST_STATS.
    private const int IndexOffset = 8;

    public delegate void Filler(ClientRequest request, Span<byte> beforeTable, Action<int, ulong> store);

    public static readonly OptionRow[] All =
    [
        // ULONG cTimes, padded to the alignment of what follows; ULONGLONG rgullTimes[64]
        new MeasuresOption(142, CountOffset: 0, TableOffset: nint.Size, Capacity: 64, FillTimes),
        // ULONGLONG ullFlags; ULONG ulIndex; ULONG cStats; ULONGLONG rgullStats[32]
        new MeasuresOption(146, CountOffset: 12, TableOffset: 16, Capacity: 32, FillStatistics),
    ];

    private static void FillTimes(ClientRequest request, Span<byte> beforeTable, Action<int, ulong> store)
    {
        foreach (RequestTime entry in Enum.GetValues<RequestTime>()) store((int)entry, (ulong)request.Progress.Ticks(entry));
        if (OwnHandshake(request) is not { } handshake) return;
        for (int leg = 0; leg < Legs; leg++)
        {
            store(FirstLegTime + 2 * leg, (ulong)handshake.Start(leg));
            store(FirstLegTime + 2 * leg + 1, (ulong)handshake.End(leg));
        }
    }

    private static void FillStatistics(ClientRequest request, Span<byte> beforeTable, Action<int, ulong> store)
    {
        RequestProgress progress = request.Progress;
        ulong flags = 0;
        if (progress.IndexOnConnection == 0)
        {
            flags = FirstRequest;
            if (request.LastTransport?.Tcp.Statistics is { UsedFastOpen: true }) flags |= FastOpen;
            if (request.LastTransport?.Security is { IsResumed: true }) flags |= SessionResumption;
        }
        BinaryPrimitives.WriteUInt64LittleEndian(beforeTable, flags);
        BinaryPrimitives.WriteUInt32LittleEndian(beforeTable[IndexOffset..], progress.IndexOnConnection);
        store(ConnectFailures, progress.ConnectFailures);
        if (OwnHandshake(request) is { } handshake)
        {
            for (int leg = 0; leg < SizedLegs; leg++)
            {
                store(FirstLegSize + 2 * leg, (ulong)handshake.ClientBytes(leg));
                store(FirstLegSize + 2 * leg + 1, (ulong)handshake.ServerBytes(leg));
            }
        }
        store(RequestHeaders, (ulong)progress.RequestHeadBytes);
        store(ResponseHeaders, (ulong)progress.ResponseHeadBytes);
        store(ResponseBody, (ulong)progress.ResponseBodyBytes);
        store(ResponseBodyCoded, (ulong)progress.ResponseBodyCodedBytes);
    }

    // Of a connection that was made for this request.
    private static HandshakeLegs? OwnHandshake(ClientRequest request) =>
        request.Progress.IndexOnConnection == 0 ? request.LastTransport?.Security?.Handshake : null;
}

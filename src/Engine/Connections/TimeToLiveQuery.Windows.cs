using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Asks the system's own cache of names for how long addresses are good.</summary>
internal static unsafe partial class TimeToLiveQuery
{
    private const ushort Ipv4 = 1, Ipv6 = 28;
    private const int FreeRecordList = 1;

    /// <summary>Blocks as the resolver does.</summary>
    /// <returns>Seconds, the least of the records that it gives; null when there are none.</returns>
    public static uint? Ask(string host, IPAddress[] addresses)
    {
        uint least = uint.MaxValue;
        if (Array.Exists(addresses, static address => address.AddressFamily is AddressFamily.InterNetwork)) Ask(Ipv4);
        if (Array.Exists(addresses, static address => address.AddressFamily is AddressFamily.InterNetworkV6)) Ask(Ipv6);
        return least == uint.MaxValue ? null : least;

        void Ask(ushort type)
        {
            if (DnsQuery(host, type, 0, 0, out Record* first, 0) != 0) return;
            for (Record* record = first; record is not null; record = record->Next) least = Math.Min(least, record->Seconds);
            DnsRecordListFree(first, FreeRecordList);
        }
    }

    // The beginning of DNS_RECORDW.
    [StructLayout(LayoutKind.Sequential)]
    private struct Record
    {
        public Record* Next;
        public char* Name;
        public ushort Type, DataLength;
        public uint Flags, Seconds, Reserved;
    }

    [LibraryImport("dnsapi.dll", EntryPoint = "DnsQuery_W", StringMarshalling = StringMarshalling.Utf16)]
    private static partial int DnsQuery(string name, ushort type, uint options, nint extra, out Record* results, nint reserved);

    [LibraryImport("dnsapi.dll", EntryPoint = "DnsRecordListFree")]
    private static partial void DnsRecordListFree(Record* list, int kind);
}

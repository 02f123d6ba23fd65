using System.Buffers.Binary;

namespace WinHttpCompat.Engine.Tls;

/// <summary>Looks at what one side says in handshakes, for what the library below does not tell.</summary>
/// <remarks>RFC 8446, section 5.1: a record is type, version, length and fragment; alerts before the keys change can be read.</remarks>
internal struct RecordMeter
{
    private const int HeaderBytes = 5, AlertBytes = 2;
    private const byte ChangeCipherSpec = 20, Alert = 21, Handshake = 22, MajorVersion = 3;
    private const byte ProtocolVersion = 70;

    /// <summary>Bytes so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>What came first was a record of TLS.</summary>
    public bool IsTls { get; private set; }

    /// <summary>This side does not speak the version of the other one.</summary>
    public bool RefusesVersion { get; private set; }

    /// <summary>The last one that came in one piece.</summary>
    public Hello? Hello { get; private set; }

    /// <summary>Takes what was sent or received at once; an alert or a hello is the first record of it.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (Bytes == 0 && bytes.Length > 1) IsTls = bytes[0] is Alert or Handshake && bytes[1] == MajorVersion;
        Bytes += bytes.Length;
        Hello = Tls.Hello.Read(bytes) ?? Hello;
        if (bytes.Length < HeaderBytes + AlertBytes || bytes[0] != Alert) return;
        if (BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]) != AlertBytes) return; // encrypted
        RefusesVersion |= bytes[HeaderBytes + 1] == ProtocolVersion;
    }

    /// <summary>A handshake of TLS 1.2 is about to be completed.</summary>
    /// <remarks>RFC 5246, section 7.1. Types of records can be read whatever the keys are; TLS 1.3 changes its keys differently.</remarks>
    /// <param name="records">Whole ones.</param>
    public static bool ChangesKeys(ReadOnlySpan<byte> records)
    {
        while (records.Length >= HeaderBytes && (records[0] is ChangeCipherSpec or Handshake))
        {
            if (records[0] == ChangeCipherSpec) return true;
            int length = HeaderBytes + BinaryPrimitives.ReadUInt16BigEndian(records[3..]);
            if (length > records.Length) return false;
            records = records[length..];
        }
        return false;
    }
}

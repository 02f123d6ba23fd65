using System.Buffers.Binary;

namespace WinHttpCompat.Engine.Tls;

/// <summary>What the ClientHello or ServerHello at the start of a record says of resuming a session.</summary>
/// <remarks>RFC 5246, section 7.4.1, and RFC 8446, sections 4.1.2, 4.1.3 and 4.2.11. Neither message is encrypted.</remarks>
/// <param name="SessionId">At most 32 bytes.</param>
/// <param name="SpeaksNewVersions">ServerHello: 1.3 or later, where the identifier is only echoed.</param>
/// <param name="TakesKey">ServerHello of 1.3: the handshake goes on from the key of an earlier one.</param>
internal readonly record struct Hello(byte[] SessionId, bool SpeaksNewVersions, bool TakesKey)
{
    private const int RecordHeaderBytes = 5, MessageHeaderBytes = 4, VersionBytes = 2, RandomBytes = 32, MaxIdBytes = 32;
    private const int CipherAndCompressionBytes = 3, ExtensionHeaderBytes = 4;
    private const byte HandshakeRecord = 22, Client = 1, Server = 2;
    private const ushort PreSharedKey = 41, SupportedVersions = 43;

    /// <returns>Null: no such message is here, or not the whole of it.</returns>
    public static Hello? Read(ReadOnlySpan<byte> record)
    {
        const int Id = RecordHeaderBytes + MessageHeaderBytes + VersionBytes + RandomBytes;
        if (record.Length <= Id || record[0] != HandshakeRecord || record[RecordHeaderBytes] is not (Client or Server)) return null;
        int idBytes = record[Id];
        ReadOnlySpan<byte> rest = record[(Id + 1)..];
        if (idBytes > MaxIdBytes || rest.Length < idBytes) return null;
        byte[] id = rest[..idBytes].ToArray();
        if (record[RecordHeaderBytes] is Client) return new Hello(id, false, false);

        rest = rest[idBytes..];
        if (rest.Length < CipherAndCompressionBytes) return null;
        rest = rest[CipherAndCompressionBytes..];
        bool speaks = false, takes = false;
        if (rest.Length >= sizeof(ushort) && BinaryPrimitives.ReadUInt16BigEndian(rest) is var bytes && bytes <= rest.Length - sizeof(ushort))
        {
            ReadOnlySpan<byte> extensions = rest.Slice(sizeof(ushort), bytes);
            while (extensions.Length >= ExtensionHeaderBytes)
            {
                ushort type = BinaryPrimitives.ReadUInt16BigEndian(extensions), length = BinaryPrimitives.ReadUInt16BigEndian(extensions[2..]);
                if (extensions.Length - ExtensionHeaderBytes < length) return null;
                speaks |= type is SupportedVersions;
                takes |= type is PreSharedKey;
                extensions = extensions[(ExtensionHeaderBytes + length)..];
            }
        }
        return new Hello(id, speaks, takes);
    }

    /// <summary>Whether this ServerHello resumes a session that <paramref name="client"/> offered.</summary>
    public bool Resumes(Hello client) => SpeaksNewVersions ? TakesKey : SessionId.Length > 0 && SessionId.AsSpan().SequenceEqual(client.SessionId);
}

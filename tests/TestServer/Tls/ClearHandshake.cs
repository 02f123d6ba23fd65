using System.Buffers.Binary;
using System.Text;

namespace WinHttpCompat.TestServer.Tls;

/// <summary>What the messages of a handshake say as long as they are not encrypted: RFC 8446, sections 4 and 5.</summary>
/// <remarks>Bytes of the client under test and of our own server: what is malformed is an exception, and fails the test.</remarks>
internal static class ClearHandshake
{
    private const byte ChangeCipherSpec = 20, Handshake = 22;
    private const byte ClientHello = 1, ServerHello = 2, Certificate = 11;
    private const ushort ServerName = 0, Alpn = 16, PreSharedKey = 41, SupportedVersions = 43;

    /// <summary>The client's offer, from its first bytes.</summary>
    public static TlsOffer ReadOffer(ReadOnlySpan<byte> client)
    {
        foreach ((byte type, byte[] body) in Messages(client))
        {
            if (type == ClientHello) return ReadClientHello(body);
        }
        throw new InvalidDataException("there is no ClientHello");
    }

    /// <summary>Whether the server, by its first bytes, went on with an earlier session.</summary>
    public static bool IsResumed(ReadOnlySpan<byte> server, bool isTls13)
    {
        List<(byte Type, byte[] Body)> messages = Messages(server);
        // Up to 1.2 a resumed session has no certificate; in 1.3 that is encrypted, but the hello names the key.
        return isTls13
            ? messages.Any(one => one.Type == ServerHello && ServerExtensions(one.Body).ContainsKey(PreSharedKey))
            : messages.All(one => one.Type != Certificate);
    }

    private static TlsOffer ReadClientHello(ReadOnlySpan<byte> body)
    {
        ushort version = BinaryPrimitives.ReadUInt16BigEndian(body);
        ReadOnlySpan<byte> rest = body[(2 + 32)..];
        Vector8(ref rest);
        Vector16(ref rest);
        Vector8(ref rest);
        Dictionary<ushort, byte[]> extensions = rest.Length == 0 ? [] : Extensions(Vector16(ref rest));
        return new TlsOffer(
            extensions.TryGetValue(ServerName, out byte[]? name) ? Encoding.Latin1.GetString(name.AsSpan(5)) : null,
            extensions.TryGetValue(Alpn, out byte[]? protocols) ? Names(protocols) : [],
            extensions.TryGetValue(SupportedVersions, out byte[]? versions) ? Versions(versions) : [VersionName(version)]);
    }

    private static Dictionary<ushort, byte[]> ServerExtensions(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> rest = body[(2 + 32)..];
        Vector8(ref rest);
        rest = rest[(2 + 1)..];
        return rest.Length == 0 ? [] : Extensions(Vector16(ref rest));
    }

    private static Dictionary<ushort, byte[]> Extensions(ReadOnlySpan<byte> rest)
    {
        Dictionary<ushort, byte[]> all = [];
        while (rest.Length > 0)
        {
            ushort type = BinaryPrimitives.ReadUInt16BigEndian(rest);
            rest = rest[2..];
            all.Add(type, Vector16(ref rest).ToArray());
        }
        return all;
    }

    private static List<string> Names(ReadOnlySpan<byte> extension)
    {
        List<string> names = [];
        ReadOnlySpan<byte> rest = Vector16(ref extension);
        while (rest.Length > 0) names.Add(Encoding.Latin1.GetString(Vector8(ref rest)));
        return names;
    }

    private static List<string> Versions(ReadOnlySpan<byte> extension)
    {
        List<string> versions = [];
        for (ReadOnlySpan<byte> rest = Vector8(ref extension); rest.Length > 0; rest = rest[2..])
        {
            versions.Add(VersionName(BinaryPrimitives.ReadUInt16BigEndian(rest)));
        }
        return versions;
    }

    private static string VersionName(ushort version) => version switch
    {
        0x0301 => "1.0",
        0x0302 => "1.1",
        0x0303 => "1.2",
        0x0304 => "1.3",
        _ => $"0x{version:X4}",
    };

    /// <summary>The complete messages before the first record that is not one of the handshake in the clear.</summary>
    private static List<(byte Type, byte[] Body)> Messages(ReadOnlySpan<byte> records)
    {
        MemoryStream fragments = new();
        while (records.Length >= 5 && records[0] == Handshake)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(records[3..]);
            if (records.Length < 5 + length) break;
            fragments.Write(records.Slice(5, length));
            records = records[(5 + length)..];
            // What follows it is encrypted, and of the type of a handshake all the same.
            if (records.Length > 0 && records[0] == ChangeCipherSpec) break;
        }

        List<(byte, byte[])> messages = [];
        ReadOnlySpan<byte> rest = fragments.ToArray();
        while (rest.Length >= 4)
        {
            int length = rest[1] << 16 | rest[2] << 8 | rest[3];
            if (rest.Length < 4 + length) break;
            messages.Add((rest[0], rest.Slice(4, length).ToArray()));
            rest = rest[(4 + length)..];
        }
        return messages;
    }

    private static ReadOnlySpan<byte> Vector8(ref ReadOnlySpan<byte> rest) => Take(ref rest, 1, rest[0]);

    private static ReadOnlySpan<byte> Vector16(ref ReadOnlySpan<byte> rest) => Take(ref rest, 2, BinaryPrimitives.ReadUInt16BigEndian(rest));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int start, int length)
    {
        ReadOnlySpan<byte> taken = rest.Slice(start, length);
        rest = rest[(start + length)..];
        return taken;
    }
}

using System.Buffers.Binary;
using System.Net;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Reads what a name server has answered.</summary>
/// <remarks>RFC 1035, section 4.1.</remarks>
internal static class DnsMessage
{
    private const int HeaderBytes = 12, AnswerBit = 0x8000, FailureBits = 0x000F;
    private const ushort Internet = 1, Ipv4 = 1, Ipv6 = 28;

    /// <param name="message">As received; may be anything.</param>
    /// <param name="addresses">Those whose time to live is asked for.</param>
    /// <returns>Seconds for which the answer is good: the least of its records, aliases included. Null when it is no answer
    /// that has one of <paramref name="addresses"/>.</returns>
    public static uint? TimeToLive(ReadOnlySpan<byte> message, IPAddress[] addresses)
    {
        if (message.Length < HeaderBytes) return null;
        int flags = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        if ((flags & AnswerBit) == 0 || (flags & FailureBits) != 0) return null;
        int questions = BinaryPrimitives.ReadUInt16BigEndian(message[4..]), answers = BinaryPrimitives.ReadUInt16BigEndian(message[6..]);
        ReadOnlySpan<byte> rest = message[HeaderBytes..];
        for (; questions > 0; questions--)
        {
            if (!TrySkipName(ref rest) || rest.Length < 4) return null;
            rest = rest[4..]; // type and class
        }
        uint least = uint.MaxValue;
        bool isAbout = false;
        for (; answers > 0; answers--)
        {
            if (!TrySkipName(ref rest) || rest.Length < 10) return null;
            ushort type = BinaryPrimitives.ReadUInt16BigEndian(rest), dataClass = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            uint seconds = BinaryPrimitives.ReadUInt32BigEndian(rest[4..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(rest[8..]);
            rest = rest[10..];
            if (rest.Length < length) return null;
            isAbout |= dataClass == Internet && IsOneOf(type, rest[..length], addresses);
            least = Math.Min(least, seconds > int.MaxValue ? 0 : seconds); // RFC 2181, section 8
            rest = rest[length..];
        }
        return isAbout ? least : null;
    }

    private static bool IsOneOf(ushort type, ReadOnlySpan<byte> data, IPAddress[] addresses)
    {
        if (data.Length != type switch { Ipv4 => 4, Ipv6 => 16, _ => -1 }) return false;
        Span<byte> bytes = stackalloc byte[16];
        foreach (IPAddress address in addresses)
        {
            if (address.TryWriteBytes(bytes, out int count) && data.SequenceEqual(bytes[..count])) return true;
        }
        return false;
    }

    // What a pointer leads to is not followed: only where the name ends matters.
    private static bool TrySkipName(ref ReadOnlySpan<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            int label = rest[0];
            int length = label >= 0xC0 ? 2 : label + 1;
            if (label is >= 0x40 and < 0xC0 || rest.Length < length) return false;
            rest = rest[length..];
            if (label is 0 or >= 0xC0) return true;
        }
        return false;
    }
}

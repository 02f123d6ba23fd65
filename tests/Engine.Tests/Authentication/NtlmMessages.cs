using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Authentication;

/// <summary>The server's side of NTLM, as far as a test needs it.</summary>
/// <remarks>MS-NLMP, sections 2.2.1 and 3.3.2.</remarks>
internal static class NtlmMessages
{
    public const uint UnicodeFlag = 0x1, SignFlag = 0x10, NtlmFlag = 0x200, ExtendedSecurityFlag = 0x80000, TargetInfoFlag = 0x800000;

    private const int ChallengeOffset = 24, ChallengeHeadLength = 56, AuthenticateHeadLength = 88;

    private static ReadOnlySpan<byte> Signature => "NTLMSSP\0"u8;

    // MS-NLMP, section 4.2.1: MD4 of the password "Password" in UTF-16.
    private static readonly byte[] HashOfPassword = Convert.FromHexString("A4F49C406510BDCAB6824EE7C30FD852");

    /// <summary>The flags of a client's first message.</summary>
    public static uint FlagsOfNegotiate(ReadOnlySpan<byte> message)
    {
        AssertType(message, 1);
        return BinaryPrimitives.ReadUInt32LittleEndian(message[12..]);
    }

    /// <summary>A server's message, which grants every flag that the client asked for.</summary>
    public static byte[] Challenge(ReadOnlySpan<byte> negotiate, ReadOnlySpan<byte> serverChallenge, params byte[][] targetInfo)
    {
        byte[] name = Encoding.Unicode.GetBytes("Domain");
        byte[] info = [.. targetInfo.SelectMany(static pair => pair), 0, 0, 0, 0];
        byte[] message = new byte[ChallengeHeadLength + name.Length + info.Length];
        Signature.CopyTo(message);
        message[8] = 2;
        WriteField(message, 12, name.Length, ChallengeHeadLength);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(20), FlagsOfNegotiate(negotiate));
        serverChallenge.CopyTo(message.AsSpan(ChallengeOffset));
        WriteField(message, 40, info.Length, ChallengeHeadLength + name.Length);
        name.CopyTo(message, ChallengeHeadLength);
        info.CopyTo(message, ChallengeHeadLength + name.Length);
        return message;
    }

    /// <summary>What servers of Windows tell of themselves.</summary>
    public static byte[][] TargetInfo() => [Pair(2, "Domain"), Pair(1, "Server"), Pair(4, "domain.example"), Pair(3, "server.domain.example")];

    public static byte[] Pair(ushort id, string text)
    {
        byte[] value = Encoding.Unicode.GetBytes(text);
        byte[] pair = new byte[4 + value.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(pair, id);
        BinaryPrimitives.WriteUInt16LittleEndian(pair.AsSpan(2), (ushort)value.Length);
        value.CopyTo(pair, 4);
        return pair;
    }

    /// <summary>Checks the client's last message, whose password must be "Password".</summary>
    public static void AssertAuthenticates(ReadOnlySpan<byte> message, ReadOnlySpan<byte> serverChallenge, string domain, string user)
    {
        AssertType(message, 3);
        Assert.True(message.Length > AuthenticateHeadLength);
        Assert.Equal(domain, Encoding.Unicode.GetString(Field(message, 28)));
        Assert.Equal(user, Encoding.Unicode.GetString(Field(message, 36)));
        byte[] key = Mac(HashOfPassword, Encoding.Unicode.GetBytes(user.ToUpperInvariant() + domain));
        ReadOnlySpan<byte> response = Field(message, 20);
        Assert.Equal(Mac(key, [.. serverChallenge, .. response[16..]]), response[..16].ToArray());
    }

    /// <summary>The names in the client's last message that it and the server agree on, by number.</summary>
    public static string? TargetInfoOf(ReadOnlySpan<byte> authenticate, ushort id)
    {
        // Version, reserved bytes, time, client challenge and reserved bytes come before.
        ReadOnlySpan<byte> rest = Field(authenticate, 20)[44..];
        while (rest.Length >= 4)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(rest) == id) return Encoding.Unicode.GetString(rest.Slice(4, length));
            rest = rest[(4 + length)..];
        }
        return null;
    }

#pragma warning disable CA5351 // NTLM is made of MD5
    private static byte[] Mac(byte[] key, byte[] message) => HMACMD5.HashData(key, message);
#pragma warning restore CA5351 // as above

    private static void AssertType(ReadOnlySpan<byte> message, uint type)
    {
        Assert.True(message.StartsWith(Signature));
        Assert.Equal(type, BinaryPrimitives.ReadUInt32LittleEndian(message[8..]));
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> message, int place) => message.Slice(
        BinaryPrimitives.ReadInt32LittleEndian(message[(place + 4)..]), BinaryPrimitives.ReadUInt16LittleEndian(message[place..]));

    private static void WriteField(Span<byte> message, int place, int length, int offset)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(message[place..], (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(message[(place + 2)..], (ushort)length);
        BinaryPrimitives.WriteInt32LittleEndian(message[(place + 4)..], offset);
    }
}

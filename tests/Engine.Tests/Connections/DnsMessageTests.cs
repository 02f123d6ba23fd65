using System.Net;
using WinHttpCompat.Engine.Connections;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class DnsMessageTests
{
    private static readonly IPAddress Ipv4 = IPAddress.Parse("192.0.2.1"), Ipv6 = IPAddress.Parse("2001:db8::1");

    private static byte[] Question => [1, (byte)'a', 7, .. "example"u8, 0, 0, 1, 0, 1];

    // Its name is a pointer to the question's.
    private static byte[] Record(byte type, uint seconds, byte[] data) =>
        [0xC0, 12, 0, type, 0, 1, (byte)(seconds >> 24), (byte)(seconds >> 16), (byte)(seconds >> 8), (byte)seconds, 0, (byte)data.Length, .. data];

    private static byte[] Message(params byte[][] records) =>
        [0, 1, 0x81, 0x80, 0, 1, 0, (byte)records.Length, 0, 0, 0, 0, .. Question, .. records.SelectMany(static record => record)];

    [Fact]
    public void TimeToLive_OfAnAddress_IsItsRecords()
    {
        Assert.Equal(300u, DnsMessage.TimeToLive(Message(Record(1, 300, Ipv4.GetAddressBytes())), [Ipv4]));
        Assert.Equal(70_000u, DnsMessage.TimeToLive(Message(Record(28, 70_000, Ipv6.GetAddressBytes())), [Ipv4, Ipv6]));
    }

    [Fact]
    public void TimeToLive_BehindAnAlias_IsTheLeast()
    {
        byte[] alias = [1, (byte)'b', 0];
        byte[] message = Message(Record(5, 20, alias), [.. alias, .. Record(1, 300, Ipv4.GetAddressBytes())[2..]]);
        Assert.Equal(20u, DnsMessage.TimeToLive(message, [Ipv4]));
    }

    [Fact]
    public void TimeToLive_HighestBitSet_Is0() =>
        Assert.Equal(0u, DnsMessage.TimeToLive(Message(Record(1, 0x8000_0001, Ipv4.GetAddressBytes())), [Ipv4]));

    [Fact]
    public void TimeToLive_OfOtherAddresses_IsUnknown()
    {
        Assert.Null(DnsMessage.TimeToLive(Message(Record(1, 300, [192, 0, 2, 2])), [Ipv4, Ipv6]));
        Assert.Null(DnsMessage.TimeToLive(Message(Record(28, 300, Ipv4.GetAddressBytes())), [Ipv4]));
        Assert.Null(DnsMessage.TimeToLive(Message(), [Ipv4]));
    }

    [Fact]
    public void TimeToLive_CutAnywhere_IsUnknown()
    {
        byte[] whole = Message(Record(5, 20, [0]), Record(1, 300, Ipv4.GetAddressBytes()));
        for (int length = 0; length < whole.Length; length++) Assert.Null(DnsMessage.TimeToLive(whole.AsSpan(0, length), [Ipv4]));
        Assert.NotNull(DnsMessage.TimeToLive(whole, [Ipv4]));
    }

    [Theory]
    [InlineData(2, 0x01)] // a question
    [InlineData(3, 0x83)] // no such name
    [InlineData(5, 2)]    // a question more than there is
    [InlineData(7, 2)]    // an answer more
    [InlineData(12, 0x40)] // a label of a kind that does not exist
    [InlineData(12, 0x3F)] // a label beyond the end
    public void TimeToLive_OneByteWrong_IsUnknown(int at, byte value)
    {
        byte[] message = Message(Record(1, 300, Ipv4.GetAddressBytes()));
        message[at] = value;
        Assert.Null(DnsMessage.TimeToLive(message, [Ipv4]));
    }
}

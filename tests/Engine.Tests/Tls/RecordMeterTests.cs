using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class RecordMeterTests
{
    private const byte ChangeCipherSpec = 20, Alert = 21, Handshake = 22, Data = 23;

    private static byte[] Record(byte type, params byte[] fragment) => [type, 3, 3, (byte)(fragment.Length >> 8), (byte)fragment.Length, .. fragment];

    private static RecordMeter After(params byte[][] pieces)
    {
        RecordMeter meter = new();
        foreach (byte[] piece in pieces) meter.Take(piece);
        return meter;
    }

    [Fact]
    public void Bytes_OfAllPieces_AreCounted() => Assert.Equal(3 + 7, After([1, 2, 3], Record(Alert, 2, 80)).Bytes);

    [Theory]
    [InlineData(22, 3, true)]
    [InlineData(21, 3, true)]
    [InlineData(23, 3, false)] // no handshake begins with data
    [InlineData((int)'H', (int)'T', false)]
    public void IsTls_FirstTwoBytes_Decide(int first, int second, bool expected) =>
        Assert.Equal(expected, After([(byte)first, (byte)second, 0], Record(Handshake, 1)).IsTls);

    [Theory]
    [InlineData(70, true)] // protocol_version
    [InlineData(40, false)] // handshake_failure
    public void RefusesVersion_Alert_ByItsNumber(int description, bool expected) =>
        Assert.Equal(expected, After(Record(Handshake, 2), Record(Alert, 2, (byte)description)).RefusesVersion);

    [Fact]
    public void RefusesVersion_EncryptedAlert_False() => Assert.False(After([.. Record(Alert, 2, 70, 1, 2, 3)]).RefusesVersion);

    [Fact]
    public void RefusesVersion_PieceOfAnAlert_False() => Assert.False(After(Record(Alert, 2, 70)[..^1]).RefusesVersion);

    [Fact]
    public void ChangesKeys_BehindHandshakeRecords_True() =>
        Assert.True(RecordMeter.ChangesKeys([.. Record(Handshake, 1, 2, 3), .. Record(Handshake, 4), .. Record(ChangeCipherSpec, 1)]));

    [Fact]
    public void ChangesKeys_BehindData_False() => Assert.False(RecordMeter.ChangesKeys([.. Record(Data, 20, 3, 3), .. Record(ChangeCipherSpec, 1)]));

    [Fact]
    public void ChangesKeys_LengthBeyondTheEnd_False() => Assert.False(RecordMeter.ChangesKeys([Handshake, 3, 3, 0xFF, 0xFF, 20, 3, 3, 0, 1, 1]));

    [Fact]
    public void ChangesKeys_Nothing_False() => Assert.False(RecordMeter.ChangesKeys([]));
}

using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class RecordMeterTests
{
    // Hexadecimal: type, version, length, fragment. 14 is ChangeCipherSpec, 15 an alert, 16 a handshake, 17 data.
    [Theory]
    [InlineData("140303000101", true)]
    [InlineData("1603030003010203" + "140303000101" + "16030300020102", true)]
    [InlineData("1603030003010203", false)]
    [InlineData("17030300020102" + "140303000101", false)] // data never travel with it
    [InlineData("15030300020102", false)]
    [InlineData("16030300051403030001", false)] // inside a message it is none
    [InlineData("1603030009", false)]
    [InlineData("14", false)]
    [InlineData("", false)]
    public void ChangesKeys_Records_FindsTheOneThatDoes(string records, bool expected) =>
        Assert.Equal(expected, RecordMeter.ChangesKeys(Convert.FromHexString(records)));
}

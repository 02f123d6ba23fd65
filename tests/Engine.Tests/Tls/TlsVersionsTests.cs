using System.Security.Authentication;
using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class TlsVersionsTests
{
    // SslProtocols: 192 TLS 1.0, 768 TLS 1.1, 3072 TLS 1.2, 12288 TLS 1.3.
    [Theory]
    [InlineData(0x800 | 0x2000, 3072 | 12288)]
    [InlineData(0x80 | 0x200 | 0x800 | 0x2000, 192 | 768 | 3072 | 12288)]
    [InlineData(0x80, 192)]
    [InlineData(0x80 | 0x200, 192 | 768)]
    [InlineData(0x80 | 0x800, 3072)] // of versions with a gap the newer ones
    [InlineData(0x200 | 0x2000, 12288)]
    [InlineData(0x8 | 0x20, 0)] // SSL alone: nothing can be spoken
    [InlineData(0, 0)]
    public void ToSslProtocols_Set_AsOneRange(int versions, int expected) =>
        Assert.Equal((SslProtocols)expected, ((TlsVersions)versions).ToSslProtocols());
}

using System.Security.Authentication;
using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class TlsVersionsTests
{
    // Of SslProtocols, some of whose names are obsolete.
    private const int Tls10 = 0xC0, Tls11 = 0x300, Tls12 = 0xC00, Tls13 = 0x3000;

    [Theory]
    [InlineData(0x2800, Tls12 | Tls13)]
    [InlineData(0x2AA8, Tls10 | Tls11 | Tls12 | Tls13)]
    [InlineData(0x280, Tls10 | Tls11)]
    [InlineData(0x800, Tls12)]
    public void ToSslProtocols_VersionsWithoutGap_NamesAllOfThem(uint versions, int names) =>
        Assert.Equal((SslProtocols)names, ((TlsVersions)versions).ToSslProtocols());

    [Theory]
    [InlineData(0x880, Tls12)]
    [InlineData(0x20A8, Tls13)]
    [InlineData(0x2280, Tls13)]
    [InlineData(0x2A80 & ~0x200, Tls12 | Tls13)]
    public void ToSslProtocols_VersionsWithGap_NamesThoseAbove(uint versions, int names) =>
        Assert.Equal((SslProtocols)names, ((TlsVersions)versions).ToSslProtocols());

    [Theory]
    [InlineData(0)]
    [InlineData(0x28)]
    public void ToSslProtocols_NoneThatExists_IsNone(uint versions) =>
        Assert.Equal(SslProtocols.None, ((TlsVersions)versions).ToSslProtocols());
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class ServiceIdentityTests
{
    [Theory]
    [InlineData("CN=*.wild.test", "a.wild.test", true)]
    [InlineData("CN=*.wild.test", "a.wild.test.", true)]
    [InlineData("CN=*.wild.test", "a.b.wild.test", false)]
    [InlineData("CN=*.wild.test", "wild.test", false)]
    [InlineData("CN=*.", "localhost", false)] // nothing behind the wildcard: all names of one label
    [InlineData("CN=*", "localhost", false)]
    [InlineData("CN=*.0.0.1", "127.0.0.1", false)]
    [InlineData("O=*.wild.test", "a.wild.test", false)]
    [InlineData("CN=name.test", "a..test", false)] // no name
    public void Matches_CommonNameAlone_AsWildcardOfOneLabel(string subject, string host, bool expected)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        System.Security.Cryptography.X509Certificates.CertificateRequest request = new(subject, key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Assert.Equal(expected, ServiceIdentity.Matches(certificate, host));
    }
}

using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class CertificateChainTests
{
    private static SecureConnection.Link Link(X509ChainStatusFlags status) => new([], status);

    public static TheoryData<X509ChainStatusFlags, string> Judgements => new()
    {
        { X509ChainStatusFlags.NoError, "None" },
        { X509ChainStatusFlags.UntrustedRoot, "UnknownAuthority" },
        { X509ChainStatusFlags.PartialChain, "UnknownAuthority" },
        { X509ChainStatusFlags.ExplicitDistrust, "UnknownAuthority" },
        { X509ChainStatusFlags.RevocationStatusUnknown, "RevocationUnknown" },
        { X509ChainStatusFlags.OfflineRevocation, "RevocationUnknown" },
        { X509ChainStatusFlags.Revoked, "Revoked" },
        { X509ChainStatusFlags.NotTimeValid, "WrongDate" },
        { X509ChainStatusFlags.NotTimeNested, "None" },
        { X509ChainStatusFlags.NotValidForUsage, "WrongUsage" },
        { X509ChainStatusFlags.NotSignatureValid, "Invalid" },
        { X509ChainStatusFlags.InvalidBasicConstraints, "Invalid" },
        { X509ChainStatusFlags.HasWeakSignature, "Invalid" },
        { X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotTimeValid, "UnknownAuthority, WrongDate" },
    };

    [Theory]
    [MemberData(nameof(Judgements))]
    public void Judge_Status_ItsProblems(X509ChainStatusFlags status, string problems) =>
        Assert.Equal(Enum.Parse<CertificateProblems>(problems), CertificateChain.Judge(status));

    [Fact]
    public void Sum_BelowARevokedAuthority_NothingIsUnknown() => Assert.Equal(
        X509ChainStatusFlags.Revoked,
        CertificateChain.Sum(
            X509ChainStatusFlags.Revoked | X509ChainStatusFlags.RevocationStatusUnknown,
            [Link(X509ChainStatusFlags.RevocationStatusUnknown), Link(X509ChainStatusFlags.Revoked), Link(X509ChainStatusFlags.NoError)]));

    [Fact]
    public void Sum_AboveARevokedCertificate_RemainsUnknown()
    {
        const X509ChainStatusFlags Whole = X509ChainStatusFlags.Revoked | X509ChainStatusFlags.OfflineRevocation;
        Assert.Equal(Whole, CertificateChain.Sum(Whole, [Link(X509ChainStatusFlags.Revoked), Link(X509ChainStatusFlags.OfflineRevocation)]));
    }

    [Fact]
    public void Sum_NothingRevoked_IsTheWhole() => Assert.Equal(
        X509ChainStatusFlags.RevocationStatusUnknown,
        CertificateChain.Sum(X509ChainStatusFlags.RevocationStatusUnknown, [Link(X509ChainStatusFlags.RevocationStatusUnknown)]));
}

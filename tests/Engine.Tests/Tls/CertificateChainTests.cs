using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Tls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Tls;

public sealed class CertificateChainTests
{
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
}

using System.Text;
using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Authentication;

public sealed class BasicAuthenticatorTests
{
    private static readonly Challenge Challenge = Challenges.One("Basic realm=\"x\"");

    private static Authenticator Create(string user, string password) =>
        Authenticator.Create(AuthenticationSchemes.Basic, new Credentials(user, password), "h", 80, spnIncludesPort: false);

    // RFC 7617, sections 2 and 2.1.
    [Theory]
    [InlineData("Aladdin", "open sesame", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")]
    [InlineData("test", "123\u00A3", "Basic dGVzdDoxMjPCow==")]
    [InlineData("", "", "Basic Og==")]
    [InlineData("u", "a:b", "Basic dTphOmI=")]
    public void BeforeChallenge_Credentials_AreSaidInUtf8(string user, string password, string expected)
    {
        using Authenticator basic = Create(user, password);
        Assert.Equal(expected, basic.BeforeChallenge("GET", "/"));
        Assert.False(basic.IsBoundToConnection);
        Assert.Null(basic.ServicePrincipalName);
    }

    [Fact]
    public void Answer_FirstChallenge_IsAnsweredAndTheSecondIsARefusal()
    {
        using Authenticator basic = Create("Aladdin", "open sesame");
        Assert.Equal("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", basic.Answer(Challenge, "GET", "/"));
        Assert.Null(basic.Answer(Challenge, "GET", "/"));
    }

    [Fact]
    public void Answer_AfterPreauthentication_IsARefusal()
    {
        using Authenticator basic = Create("u", "p");
        Assert.NotNull(basic.BeforeChallenge("GET", "/"));
        Assert.Null(basic.Answer(Challenge, "GET", "/"));
    }

    [Fact]
    public void Answer_AfterAcceptance_IsGivenAgain()
    {
        using Authenticator basic = Create("u", "p");
        Assert.NotNull(basic.Answer(Challenge, "GET", "/"));
        Assert.True(basic.Accepted(Challenges.Success(), AuthenticationTarget.Server));
        Assert.NotNull(basic.Answer(Challenge, "GET", "/"));
    }

    [Theory]
    [InlineData("a:b", "p")]
    [InlineData("a\r\nb", "p")]
    [InlineData("a", "p\n")]
    [InlineData("a\t", "p")]
    [InlineData("a", "p\0")]
    [InlineData("a", "p\x7f")]
    public void Create_WhatBasicCannotSend_IsAnInvalidArgument(string user, string password)
    {
        EngineFailure failure = Assert.Throws<EngineFailure>(() => Create(user, password));
        Assert.Equal(FailureReason.InvalidArgument, failure.Reason);
        Assert.Equal(nameof(FailureReason.InvalidArgument), failure.Message);
    }

    // Not among the rows above: an attribute cannot hold half of a pair.
    [Fact]
    public void Create_HalfOfASurrogatePair_IsAnInvalidArgument() =>
        ExpectedFailure.FailsWith(() => Create("a\ud800", "p"), FailureReason.InvalidArgument);

    [Fact]
    public void Answer_DefaultCredentials_SaysNothing()
    {
        using Authenticator basic = Authenticator.Create(AuthenticationSchemes.Basic, Credentials.Default, "h", 80, spnIncludesPort: false);
        Assert.Null(basic.BeforeChallenge("GET", "/"));
        Assert.Null(basic.Answer(Challenge, "GET", "/"));
    }

    [Theory]
    [InlineData(AuthenticationSchemes.None, FailureReason.InvalidArgument)]
    [InlineData(AuthenticationSchemes.Basic | AuthenticationSchemes.Digest, FailureReason.InvalidArgument)]
    [InlineData((AuthenticationSchemes)0x20, FailureReason.InvalidArgument)]
    [InlineData(AuthenticationSchemes.Passport, FailureReason.NotImplemented)]
    internal void Create_NotOneScheme_Fails(AuthenticationSchemes scheme, FailureReason reason) =>
        ExpectedFailure.FailsWith(() => Authenticator.Create(scheme, new Credentials("u", "p"), "h", 80, spnIncludesPort: false), reason);

    [Fact]
    public void ToString_Credentials_ShowsNeitherNameNorPassword()
    {
        string text = new StringBuilder().Append(new Credentials("name", "secret")).ToString();
        Assert.DoesNotContain("secret", text);
        Assert.DoesNotContain("name", text);
    }

    [Fact]
    public void Equals_BlankCredentials_AreNotTheDefault()
    {
        Assert.NotEqual(Credentials.Default, new Credentials("", ""));
        Assert.Equal(new Credentials("u", "p"), new Credentials("u", "p"));
        Assert.NotEqual(new Credentials("u", "p"), new Credentials("u", "q"));
    }
}

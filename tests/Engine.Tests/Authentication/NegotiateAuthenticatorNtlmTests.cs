using WinHttpCompat.Engine.Authentication;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Authentication;

/// <summary>NTLM against a server that a test plays: the framework has none on Linux.</summary>
public sealed class NegotiateAuthenticatorNtlmTests
{
    private static readonly byte[] ServerChallenge = [1, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF];
    private static readonly Challenge Bare = Challenges.One("NTLM");

    private static Authenticator Create(string user = "Domain\\User", string password = "Password") => Create(new Credentials(user, password));

    private static Authenticator Create(Credentials credentials) =>
        Authenticator.Create(AuthenticationSchemes.Ntlm, credentials, "server.example", 8080, spnIncludesPort: true);

    private static byte[] Token(string? value)
    {
        string text = Assert.IsType<string>(value);
        Assert.StartsWith("NTLM ", text);
        return Convert.FromBase64String(text[5..]);
    }

    private static Challenge With(ReadOnlySpan<byte> token) => Challenges.One("NTLM " + Convert.ToBase64String(token));

    [Theory]
    [InlineData("Domain\\User", "Domain", "User")]
    [InlineData("domain\\user", "domain", "user")]
    [InlineData("User@domain.example", "", "User@DOMAIN.EXAMPLE")]
    [InlineData("User", "", "User")]
    [InlineData("D\\a@b", "D", "a@b")]
    [InlineData("\\User", "", "User")]
    [InlineData("D\u00F6m\\\u20ACuser", "D\u00F6m", "\u20ACuser")]
    public void Answer_Conversation_ProvesThePassword(string name, string domain, string user)
    {
        using Authenticator ntlm = Create(name);
        byte[] negotiate = Token(ntlm.Answer(Bare, "GET", "/"));
        const uint Needed = NtlmMessages.UnicodeFlag | NtlmMessages.NtlmFlag | NtlmMessages.ExtendedSecurityFlag
            | NtlmMessages.TargetInfoFlag | NtlmMessages.SignFlag;
        Assert.Equal(Needed, NtlmMessages.FlagsOfNegotiate(negotiate) & Needed);
        byte[] challenge = NtlmMessages.Challenge(negotiate, ServerChallenge, NtlmMessages.TargetInfo());
        byte[] authenticate = Token(ntlm.Answer(With(challenge), "GET", "/"));
        NtlmMessages.AssertAuthenticates(authenticate, ServerChallenge, domain, user);
        Assert.Equal("HTTP/server.example:8080", NtlmMessages.TargetInfoOf(authenticate, 9));
        Assert.True(ntlm.Accepted(Challenges.Success(), AuthenticationTarget.Server));
    }

    [Fact]
    public void Create_Ntlm_IsBoundToItsConnectionAndWaitsForNobody()
    {
        using Authenticator ntlm = Create();
        Assert.True(ntlm.IsBoundToConnection);
        Assert.False(ntlm.MayWait);
        Assert.Equal("HTTP/server.example:8080", ntlm.ServicePrincipalName);
        using Authenticator plain = Authenticator.Create(AuthenticationSchemes.Ntlm, new Credentials("u", "p"), "::1", 80, spnIncludesPort: false);
        Assert.Equal("HTTP/::1", plain.ServicePrincipalName);
    }

    [Fact]
    public void BeforeChallenge_FirstToken_IsGoneOnWith()
    {
        using Authenticator ntlm = Create();
        byte[] negotiate = Token(ntlm.BeforeChallenge("GET", "/"));
        byte[] authenticate = Token(ntlm.Answer(With(NtlmMessages.Challenge(negotiate, ServerChallenge, NtlmMessages.TargetInfo())), "GET", "/"));
        NtlmMessages.AssertAuthenticates(authenticate, ServerChallenge, "Domain", "User");
    }

    [Fact]
    public void BeforeChallenge_PassedOver_IsSaidOnceMore()
    {
        using Authenticator ntlm = Create();
        Assert.NotNull(ntlm.BeforeChallenge("GET", "/"));
        Assert.NotNull(ntlm.Answer(Bare, "GET", "/"));
        Assert.Null(ntlm.Answer(Bare, "GET", "/"));
        Assert.Null(ntlm.BeforeChallenge("GET", "/"));
    }

    [Fact]
    public void BeforeChallenge_AuthenticatedConnection_NeedsNothingMore()
    {
        using Authenticator ntlm = Create();
        byte[] negotiate = Token(ntlm.Answer(Bare, "GET", "/"));
        Assert.NotNull(ntlm.Answer(With(NtlmMessages.Challenge(negotiate, ServerChallenge, NtlmMessages.TargetInfo())), "GET", "/"));
        Assert.True(ntlm.Accepted(Challenges.Success(), AuthenticationTarget.Server));
        Assert.Null(ntlm.BeforeChallenge("GET", "/"));
        Assert.NotNull(ntlm.Answer(Bare, "GET", "/"));
    }

    [Fact]
    public void Answer_BareChallengeAfterTheLastLeg_IsARefusal()
    {
        using Authenticator ntlm = Create();
        byte[] negotiate = Token(ntlm.Answer(Bare, "GET", "/"));
        byte[] challenge = NtlmMessages.Challenge(negotiate, ServerChallenge, NtlmMessages.TargetInfo());
        Assert.NotNull(ntlm.Answer(With(challenge), "GET", "/"));
        Assert.Null(ntlm.Answer(Bare, "GET", "/"));
        Assert.Null(ntlm.Answer(With(challenge), "GET", "/"));
    }

    [Fact]
    public void Answer_ASecondChallengeMessage_IsARefusal()
    {
        using Authenticator ntlm = Create();
        byte[] negotiate = Token(ntlm.Answer(Bare, "GET", "/"));
        byte[] challenge = NtlmMessages.Challenge(negotiate, ServerChallenge, NtlmMessages.TargetInfo());
        Assert.NotNull(ntlm.Answer(With(challenge), "GET", "/"));
        Assert.Null(ntlm.Answer(With(challenge), "GET", "/"));
    }

    [Fact]
    public void Answer_TokenThatNobodyAskedFor_IsARefusal()
    {
        using Authenticator ntlm = Create();
        Assert.Null(ntlm.Answer(With("NTLMSSP\0\x02\0\0\0"u8), "GET", "/"));
    }

    [Theory]
    [InlineData("NTLM x")]
    [InlineData("NTLM -._~")]
    [InlineData("NTLM TlRMTVNTUAA")]
    [InlineData("NTLM AAAA")]
    public void Answer_NoMessage_IsARefusal(string line)
    {
        using Authenticator ntlm = Create();
        Assert.NotNull(ntlm.Answer(Bare, "GET", "/"));
        Assert.Null(ntlm.Answer(Challenges.One(line), "GET", "/"));
    }

    [Fact]
    public void Answer_TruncatedMessage_NeverThrows()
    {
        byte[] whole = [];
        for (int length = 1; length == 1 || length < whole.Length; length++)
        {
            using Authenticator ntlm = Create();
            byte[] negotiate = Token(ntlm.Answer(Bare, "GET", "/"));
            whole = NtlmMessages.Challenge(negotiate, ServerChallenge, NtlmMessages.TargetInfo());
            Assert.Null(ntlm.Answer(With(whole.AsSpan(0, length)), "GET", "/"));
        }
    }

    // Lengths, offsets and pairs that point anywhere.
    [Fact]
    public void Answer_AnyByteWrong_NeverThrows()
    {
        byte[] negotiate = [], whole = [];
        for (int place = 0; place == 0 || place < whole.Length; place++)
        {
            foreach (byte wrong in (ReadOnlySpan<byte>)[0, 0x7F, 0x80, 0xFF])
            {
                using Authenticator ntlm = Create();
                negotiate = Token(ntlm.Answer(Bare, "GET", "/"));
                whole = NtlmMessages.Challenge(negotiate, ServerChallenge, NtlmMessages.TargetInfo());
                whole[place] = wrong;
                ntlm.Answer(With(whole), "GET", "/");
            }
        }
    }

    [Theory]
    [InlineData(16_400)] // more than fits into the answer
    [InlineData(30_000)] // more than a line may have
    public void Answer_OversizedMessage_IsARefusal(int characters)
    {
        using Authenticator ntlm = Create();
        byte[] negotiate = Token(ntlm.Answer(Bare, "GET", "/"));
        byte[][] info = [.. NtlmMessages.TargetInfo(), NtlmMessages.Pair(5, new string('x', characters))];
        string line = "NTLM " + Convert.ToBase64String(NtlmMessages.Challenge(negotiate, ServerChallenge, info));
        Assert.Null(Challenges.List(line).Find(AuthenticationSchemes.Ntlm) is { } challenge ? ntlm.Answer(challenge, "GET", "/") : null);
    }

    [Theory]
    [InlineData("", "p")]
    [InlineData(" ", "p")]
    [InlineData("User", "")]
    [InlineData("User", " ")]
    public void Answer_BlankNameOrPassword_IsNeverTheUserOfTheProcess(string user, string password)
    {
        using Authenticator ntlm = Create(user, password);
        Assert.Null(ntlm.BeforeChallenge("GET", "/"));
        Assert.Null(ntlm.Answer(Bare, "GET", "/"));
    }

    [Fact]
    public void Answer_PasswordBeyondTheFrameworksLimit_IsNull()
    {
        using Authenticator ntlm = Create(password: new string('p', 129));
        byte[] negotiate = Token(ntlm.Answer(Bare, "GET", "/"));
        Assert.Null(ntlm.Answer(With(NtlmMessages.Challenge(negotiate, ServerChallenge, NtlmMessages.TargetInfo())), "GET", "/"));
    }

    [Fact]
    public void Dispose_BetweenTheLegs_EndsTheConversation()
    {
        Authenticator ntlm = Create();
        byte[] negotiate = Token(ntlm.Answer(Bare, "GET", "/"));
        ntlm.Dispose();
        ntlm.Dispose();
        Assert.Null(ntlm.Answer(With(NtlmMessages.Challenge(negotiate, ServerChallenge, NtlmMessages.TargetInfo())), "GET", "/"));
    }
}

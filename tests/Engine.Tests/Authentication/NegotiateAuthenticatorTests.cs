using WinHttpCompat.Engine.Authentication;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Authentication;

/// <summary>Negotiate where Kerberos cannot be used. The user's name has two "@", which Kerberos refuses before it looks for
/// a network, so these tests mean the same on every machine.</summary>
public sealed class NegotiateAuthenticatorTests
{
    private const string User = "a@b@C";
    private static readonly byte[] ServerChallenge = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly Challenge Bare = Challenges.One("Negotiate");

    // RFC 4178, section 4.2.2: accept-incomplete and reject.
    private const byte Incomplete = 1, Reject = 2;

    private static Authenticator Create() =>
        Authenticator.Create(AuthenticationSchemes.Negotiate, new Credentials(User, "Password"), "server.example", 80, spnIncludesPort: false);

    private static byte[] Token(string? value)
    {
        string text = Assert.IsType<string>(value);
        Assert.StartsWith("Negotiate ", text);
        return Convert.FromBase64String(text[10..]);
    }

    private static Challenge With(byte[] token) => Challenges.One("Negotiate " + Convert.ToBase64String(token));

    private static byte[] Der(byte tag, params byte[][] content)
    {
        byte[] bytes = [.. content.SelectMany(static part => part)];
        byte low = (byte)bytes.Length, high = (byte)(bytes.Length >> 8);
        byte[] length = bytes.Length < 0x80 ? [low] : high == 0 ? [0x81, low] : [0x82, high, low];
        return [tag, .. length, .. bytes];
    }

    private static byte[] Response(byte state, byte[]? token) => Der(0xA1, Der(0x30,
        Der(0xA0, Der(0x0A, [state])),
        Der(0xA1, [0x06, 0x0A, 0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x0A]),
        token is null ? [] : Der(0xA2, Der(0x04, token))));

    /// <summary>The NTLM message in a token. Where GSSAPI is missing it is the token.</summary>
    private static byte[] Ntlm(byte[] token) => token[token.AsSpan().IndexOf("NTLMSSP\0"u8)..];

    private static byte[] Wrapped(byte[] first, byte state, byte[] ntlm) => first[0] == 'N' ? ntlm : Response(state, ntlm);

    [Fact]
    public void Answer_WithoutKerberos_IsNtlm()
    {
        using Authenticator negotiate = Create();
        byte[] first = Token(negotiate.Answer(Bare, "GET", "/"));
        byte[] challenge = NtlmMessages.Challenge(Ntlm(first), ServerChallenge, NtlmMessages.TargetInfo());
        byte[] last = Token(negotiate.Answer(With(Wrapped(first, Incomplete, challenge)), "GET", "/"));
        NtlmMessages.AssertAuthenticates(Ntlm(last), ServerChallenge, "", User);
        Assert.True(negotiate.Accepted(Challenges.Success(), AuthenticationTarget.Server));
        Assert.Null(negotiate.BeforeChallenge("GET", "/"));
    }

    [Fact]
    public void Create_Negotiate_IsBoundToItsConnectionAndMayWait()
    {
        using Authenticator negotiate = Create();
        Assert.True(negotiate.IsBoundToConnection);
        Assert.True(negotiate.MayWait);
        Assert.Equal("HTTP/server.example", negotiate.ServicePrincipalName);
    }

    [Fact]
    public void Accepted_WrongTokenOfTheServer_IsFalse()
    {
        using Authenticator negotiate = Create();
        Token(negotiate.BeforeChallenge("GET", "/"));
        Assert.False(negotiate.Accepted(Challenges.Success("WWW-Authenticate: Negotiate AAAA"), AuthenticationTarget.Server));
    }

    [Fact]
    public void Accepted_WithoutAConversation_IsTrue()
    {
        using Authenticator negotiate = Create();
        Assert.True(negotiate.Accepted(Challenges.Success("WWW-Authenticate: Negotiate AAAA"), AuthenticationTarget.Server));
        Assert.NotNull(negotiate.BeforeChallenge("GET", "/"));
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("oRQwEqADCgEBoQsGCSqGSIb3EgECAg==")] // picks Kerberos, without a token
    [InlineData("oYIAAA==")]
    [InlineData("oQcwBaADCgEC")] // rejects
    [InlineData("oQcwBaADCgEA")] // accepts, without a mechanism
    public void Answer_WrongToken_IsARefusal(string token)
    {
        using Authenticator negotiate = Create();
        Token(negotiate.Answer(Bare, "GET", "/"));
        Assert.Null(negotiate.Answer(Challenges.One("Negotiate " + token), "GET", "/"));
        Assert.Null(negotiate.Answer(Bare, "GET", "/"));
    }

    [Fact]
    public void Answer_AnyByteWrong_NeverThrows()
    {
        byte[] whole = [];
        for (int place = 0; place == 0 || place < whole.Length; place++)
        {
            using Authenticator negotiate = Create();
            byte[] first = Token(negotiate.Answer(Bare, "GET", "/"));
            whole = Wrapped(first, Incomplete, NtlmMessages.Challenge(Ntlm(first), ServerChallenge, NtlmMessages.TargetInfo()));
            whole[place] ^= 0xFF;
            negotiate.Answer(With(whole), "GET", "/");
        }
    }

    [Fact]
    public void Answer_TruncatedToken_IsARefusal()
    {
        byte[] whole = [];
        for (int length = 1; length == 1 || length < whole.Length; length++)
        {
            using Authenticator negotiate = Create();
            byte[] first = Token(negotiate.Answer(Bare, "GET", "/"));
            whole = Wrapped(first, Incomplete, NtlmMessages.Challenge(Ntlm(first), ServerChallenge, NtlmMessages.TargetInfo()));
            Assert.Null(negotiate.Answer(With(whole[..length]), "GET", "/"));
        }
    }

    // A server that is never content must not be talked to for ever.
    [Fact]
    public void Answer_EndlessLegs_Ends()
    {
        using Authenticator negotiate = Create();
        byte[] first = Token(negotiate.Answer(Bare, "GET", "/"));
        byte[] challenge = Wrapped(first, Incomplete, NtlmMessages.Challenge(Ntlm(first), ServerChallenge, NtlmMessages.TargetInfo()));
        int answers = 0;
        while (negotiate.Answer(With(challenge), "GET", "/") is not null) Assert.InRange(++answers, 1, 10);
    }

    [Fact]
    public void Answer_RejectAfterTheLastLeg_IsARefusal()
    {
        using Authenticator negotiate = Create();
        byte[] first = Token(negotiate.Answer(Bare, "GET", "/"));
        byte[] challenge = NtlmMessages.Challenge(Ntlm(first), ServerChallenge, NtlmMessages.TargetInfo());
        Token(negotiate.Answer(With(Wrapped(first, Incomplete, challenge)), "GET", "/"));
        Assert.Null(negotiate.Answer(With(Response(Reject, null)), "GET", "/"));
    }
}

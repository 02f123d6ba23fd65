using System.Security.Cryptography;
using System.Text;
using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Authentication;

public sealed class DigestAuthenticatorTests
{
    private const string ClientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    private static readonly Credentials Mufasa = new("Mufasa", "Circle of Life");

    private static DigestAuthenticator Create(Credentials credentials, string clientNonce = ClientNonce) => new(credentials, () => clientNonce);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text)));

    private static string Value(string answer, string name)
    {
        string text = answer[(answer.IndexOf($"{name}=", StringComparison.Ordinal) + name.Length + 1)..];
        return text.StartsWith('"') ? text[1..text.IndexOf('"', 1)] : text.Split(',')[0];
    }

    // RFC 7616, section 3.9.1: both challenges of the example, both answers.
    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Answer_ExampleOfRfc7616_IsAsWrittenThere(string algorithm, string response)
    {
        Challenge challenge = Challenges.One("Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", "
            + $"algorithm={algorithm}, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
            + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
        Assert.Equal(
            "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\", "
            + $"algorithm={algorithm}, nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001, "
            + $"cnonce=\"{ClientNonce}\", qop=auth, response=\"{response}\", "
            + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
            Create(Mufasa).Answer(challenge, "GET", "/dir/index.html"));
    }

    // RFC 2617, section 3.5, whose password has a capital "Of".
    [Fact]
    public void Answer_ExampleOfRfc2617_HasItsResponse()
    {
        Challenge challenge = Challenges.One("Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", "
            + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        string? answer = Create(new Credentials("Mufasa", "Circle Of Life"), "0a4f113b").Answer(challenge, "GET", "/dir/index.html");
        Assert.Contains("response=\"6629fae49393a05397450978507c4ef1\"", answer);
        Assert.DoesNotContain("algorithm", answer);
    }

    // RFC 2069, section 2.4, with the response corrected by its erratum 749.
    [Fact]
    public void Answer_WithoutQop_IsThatOfRfc2069()
    {
        Challenge challenge = Challenges.One("Digest realm=\"testrealm@host.com\", "
            + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
        Assert.Equal(
            "Digest username=\"Mufasa\", realm=\"testrealm@host.com\", uri=\"/dir/index.html\", "
            + "nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", response=\"1949323746fe6a43ef61f9606e7febea\", "
            + "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"",
            Create(new Credentials("Mufasa", "CircleOfLife")).Answer(challenge, "GET", "/dir/index.html"));
    }

    // RFC 7616, section 3.9.2, but for its algorithm: hashed user name, and UTF-8 in the key.
    [Fact]
    public void Answer_UserHash_SendsTheHashedNameAndKeysWithTheName()
    {
        Challenge challenge = Challenges.One("Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-256, nonce=\"n\", charset=UTF-8, userhash=true");
        string? answer = Create(new Credentials("J\u00E4s\u00F8n Doe", "Secret, or not?"), "c").Answer(challenge, "GET", "/doe.json");
        const string User = "J\xC3\xA4s\xC3\xB8n Doe";
        string key = Sha256($"{User}:api@example.org:Secret, or not?");
        string response = Sha256($"{key}:n:00000001:c:auth:{Sha256("GET:/doe.json")}");
        Assert.Equal(
            $"Digest username=\"{Sha256(User + ":api@example.org")}\", realm=\"api@example.org\", uri=\"/doe.json\", algorithm=SHA-256, "
            + $"nonce=\"n\", nc=00000001, cnonce=\"c\", qop=auth, response=\"{response}\", userhash=true",
            answer);
    }

    [Theory]
    [InlineData(", charset=UTF-8", "username*=UTF-8''J%C3%A4s%C3%B8n%20Doe,", "J\xC3\xA4s\xC3\xB8n Doe")]
    [InlineData(", charset=\"utf-8\", userhash=false", "username*=UTF-8''J%C3%A4s%C3%B8n%20Doe,", "J\xC3\xA4s\xC3\xB8n Doe")]
    [InlineData("", "username=\"J\u00E4s\u00F8n Doe\",", "J\u00E4s\u00F8n Doe")]
    public void Answer_NameBeyondAscii_IsWrittenAsTheChallengeAllows(string charset, string field, string hashed)
    {
        Challenge challenge = Challenges.One("Digest realm=\"r\", qop=\"auth\", algorithm=SHA-256, nonce=\"n\"" + charset);
        string? answer = Create(new Credentials("J\u00E4s\u00F8n Doe", "p"), "c").Answer(challenge, "GET", "/");
        Assert.StartsWith("Digest " + field, answer);
        Assert.Contains(Sha256($"{Sha256(hashed + ":r:p")}:n:00000001:c:auth:{Sha256("GET:/")}"), answer);
    }

    [Fact]
    public void Answer_NameBeyondLatin1WithoutCharset_IsUtf8()
    {
        string? answer = Create(new Credentials("\u20AC", "p")).Answer(Challenges.One("Digest realm=r, nonce=n, qop=auth"), "GET", "/");
        Assert.StartsWith("Digest username=\"\xE2\x82\xAC\",", answer);
    }

    [Fact]
    public void Answer_Session_KeysWithBothNonces()
    {
        Challenge challenge = Challenges.One("Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256-sess");
        DigestAuthenticator digest = Create(new Credentials("u", "p"), "c");
        string key = Sha256($"{Sha256("u:r:p")}:n:c");
        Assert.Contains(Sha256($"{key}:n:00000001:c:auth:{Sha256("GET:/")}"), digest.Answer(challenge, "GET", "/"));
        Assert.True(digest.Accepted(Challenges.Success("Authentication-Info: nextnonce=\"m\""), AuthenticationTarget.Server));
        // The key stays that of the challenge.
        Assert.Contains(Sha256($"{key}:m:00000001:c:auth:{Sha256("PUT:/x")}"), digest.BeforeChallenge("PUT", "/x"));
    }

    [Fact]
    public void Answer_EscapedRealmAndOpaque_AreHashedPlainAndEchoedEscaped()
    {
        Challenge challenge = Challenges.One("Digest realm=\"a\\\"b\\\\c\\d\xE4\", nonce=\"n\\\"\", qop=auth, algorithm=SHA-256, opaque=\"\\\\o\"");
        string? answer = Create(new Credentials("u\"\\v", "p"), "c").Answer(challenge, "GET", "/?q=\"");
        Assert.Contains(Sha256($"{Sha256("u\"\\v:a\"b\\cd\xE4:p")}:n\":00000001:c:auth:{Sha256("GET:/?q=\"")}"), answer);
        Assert.StartsWith("Digest username=\"u\\\"\\\\v\", realm=\"a\\\"b\\\\cd\xE4\", uri=\"/?q=\\\"\", algorithm=SHA-256, nonce=\"n\\\"\"", answer);
        Assert.EndsWith("opaque=\"\\\\o\"", answer);
    }

    [Fact]
    public void BeforeChallenge_WithANonce_CountsItsUses()
    {
        DigestAuthenticator digest = Create(Mufasa);
        Assert.Null(digest.BeforeChallenge("GET", "/"));
        string first = Assert.IsType<string>(digest.Answer(Challenges.One("Digest realm=r, nonce=n, qop=auth"), "GET", "/"));
        Assert.Equal("00000001", Value(first, "nc"));
        Assert.True(digest.Accepted(Challenges.Success(), AuthenticationTarget.Server));
        string second = Assert.IsType<string>(digest.BeforeChallenge("GET", "/"));
        Assert.Equal("00000002", Value(second, "nc"));
        Assert.NotEqual(Value(first, "response"), Value(second, "response"));
    }

    [Theory]
    [InlineData("Authentication-Info: nextnonce=\"a\\\"b\"", "nonce=\"a\\\"b\", nc=00000001")]
    [InlineData("Authentication-Info: qop=auth, rspauth=\"wrong\", nextnonce=b", "nonce=\"b\", nc=00000001")]
    [InlineData("Authentication-Info: nextnonce", "nonce=\"n\", nc=00000002")]
    [InlineData("Authentication-Info: nextnonce=\"open", "nonce=\"n\", nc=00000002")]
    [InlineData("Proxy-Authentication-Info: nextnonce=\"b\"", "nonce=\"n\", nc=00000002")]
    public void Accepted_AuthenticationInfo_GivesTheNextNonce(string line, string expected)
    {
        DigestAuthenticator digest = Create(Mufasa);
        Assert.NotNull(digest.Answer(Challenges.One("Digest realm=r, nonce=n, qop=auth"), "GET", "/"));
        Assert.True(digest.Accepted(Challenges.Success(line), AuthenticationTarget.Server));
        Assert.Contains(expected, digest.BeforeChallenge("GET", "/"));
    }

    [Fact]
    public void Accepted_ProxysInformation_IsReadForTheProxy()
    {
        DigestAuthenticator digest = Create(Mufasa);
        Challenge challenge = Challenges.One("Digest realm=r, nonce=n, qop=auth");
        Assert.Contains("uri=\"example.org:443\"", digest.Answer(challenge, "CONNECT", "example.org:443"));
        Assert.True(digest.Accepted(Challenges.Success("Proxy-Authentication-Info: nextnonce=m"), AuthenticationTarget.Proxy));
        Assert.Contains("nonce=\"m\"", digest.BeforeChallenge("CONNECT", "example.org:443"));
    }

    [Fact]
    public void Answer_SecondChallengeThatIsNotStale_IsARefusal()
    {
        DigestAuthenticator digest = Create(Mufasa);
        Assert.NotNull(digest.Answer(Challenges.One("Digest realm=r, nonce=a, qop=auth"), "GET", "/"));
        Assert.Null(digest.Answer(Challenges.One("Digest realm=r, nonce=b, qop=auth, stale=false"), "GET", "/"));
        Assert.Null(digest.BeforeChallenge("GET", "/"));
    }

    [Fact]
    public void Answer_Stale_IsAnsweredWithTheNewNonceAFewTimes()
    {
        DigestAuthenticator digest = Create(Mufasa);
        Assert.NotNull(digest.Answer(Challenges.One("Digest realm=r, nonce=a, qop=auth"), "GET", "/"));
        for (int i = 0; i < 3; i++)
        {
            string? answer = digest.Answer(Challenges.One($"Digest realm=r, nonce=b{i}, qop=auth, stale=TRUE"), "GET", "/");
            Assert.Contains($"nonce=\"b{i}\", nc=00000001", answer);
        }
        Assert.Null(digest.Answer(Challenges.One("Digest realm=r, nonce=c, qop=auth, stale=true"), "GET", "/"));
    }

    [Fact]
    public void Answer_ChallengeForAReusedNonce_IsNoRefusal()
    {
        DigestAuthenticator digest = Create(Mufasa);
        Assert.NotNull(digest.Answer(Challenges.One("Digest realm=r, nonce=a, qop=auth"), "GET", "/"));
        Assert.True(digest.Accepted(Challenges.Success(), AuthenticationTarget.Server));
        Assert.NotNull(digest.BeforeChallenge("GET", "/"));
        Assert.Contains("nonce=\"b\", nc=00000001", digest.Answer(Challenges.One("Digest realm=r, nonce=b, qop=auth"), "GET", "/"));
        Assert.Null(digest.Answer(Challenges.One("Digest realm=r, nonce=c, qop=auth"), "GET", "/"));
    }

    [Fact]
    public void Answer_ChallengeOfAnotherScheme_IsNull() => Assert.Null(Create(Mufasa).Answer(Challenges.One("Basic realm=r, nonce=n"), "GET", "/"));

    [Fact]
    public void Answer_DefaultCredentials_SaysNothing() =>
        Assert.Null(Create(Credentials.Default).Answer(Challenges.One("Digest realm=r, nonce=n"), "GET", "/"));

    [Fact]
    public void Answer_OwnClientNonce_IsNewForEachChallenge()
    {
        Challenge challenge = Challenges.One("Digest realm=r, nonce=n, qop=auth");
        string one = Assert.IsType<string>(new DigestAuthenticator(Mufasa).Answer(challenge, "GET", "/"));
        string other = Assert.IsType<string>(new DigestAuthenticator(Mufasa).Answer(challenge, "GET", "/"));
        Assert.Equal(32, Value(one, "cnonce").Length);
        Assert.NotEqual(Value(one, "cnonce"), Value(other, "cnonce"));
    }

    [Fact]
    public void Answer_LineEndInTheTarget_IsAnInvalidArgument() => ExpectedFailure.FailsWith(
        () => Create(Mufasa).Answer(Challenges.One("Digest realm=r, nonce=n"), "GET", "/\r\nX: y"), FailureReason.InvalidArgument);

    [Theory]
    [InlineData("a\r\nX: y", "p")]
    [InlineData("a", "p\n")]
    public void Create_ControlCharacter_IsAnInvalidArgument(string user, string password) =>
        ExpectedFailure.FailsWith(() => Create(new Credentials(user, password)), FailureReason.InvalidArgument);

    [Theory]
    [InlineData("Digest realm=\"\x7f\", nonce=n")]
    [InlineData("Digest realm=\"\\\x01\", nonce=n")]
    [InlineData("Digest realm=r, nonce=n\x01")]
    public void Answer_ControlCharacterOfTheServer_IsNotEchoed(string line) =>
        Assert.Equal(AuthenticationSchemes.None, Challenges.List(line).Supported);

    // Whatever the server writes, the answer is one line, and can be taken apart again.
    [Fact]
    public void Answer_EveryByteInRealm_ComesBack()
    {
        for (int value = 0x20; value <= 0xFF; value++)
        {
            if (value == 0x7F) continue;
            char character = (char)value;
            string escaped = character is '"' or '\\' ? $"\\{character}" : $"{character}";
            string? answer = Create(Mufasa).Answer(Challenges.One($"Digest realm=\"{escaped}\", nonce=n, qop=auth"), "GET", "/");
            Assert.True(HttpToken.IsFieldValue(answer));
            Assert.Equal($"{character}", Challenges.One(Assert.IsType<string>(answer)).Find("realm"));
        }
    }
}

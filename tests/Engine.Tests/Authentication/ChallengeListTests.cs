using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Headers;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Authentication;

public sealed class ChallengeListTests
{
    private const string Digest = "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"";

    [Theory]
    [InlineData("", AuthenticationSchemes.None, AuthenticationSchemes.None)]
    [InlineData("Basic realm=\"x\"", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic)]
    [InlineData("Basic", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic)]
    [InlineData("bAsIc realm=x", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic)]
    [InlineData("Negotiate, NTLM", AuthenticationSchemes.Negotiate, AuthenticationSchemes.Negotiate | AuthenticationSchemes.Ntlm)]
    [InlineData("NTLM, Negotiate", AuthenticationSchemes.Ntlm, AuthenticationSchemes.Negotiate | AuthenticationSchemes.Ntlm)]
    [InlineData(" , ,NTLM , ,\tNegotiate,,", AuthenticationSchemes.Ntlm, AuthenticationSchemes.Negotiate | AuthenticationSchemes.Ntlm)]
    [InlineData("Basic realm=\"NTLM, Negotiate\"", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic)]
    [InlineData("Basic realm=\"a\\\", NTLM, \\\"\"", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic)]
    [InlineData("Basic realm=\"a\", charset=\"UTF-8\", NTLM", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic | AuthenticationSchemes.Ntlm)]
    [InlineData("Bearer realm=\"x\", scope=\"a, b\", NTLM", AuthenticationSchemes.Ntlm, AuthenticationSchemes.Ntlm)]
    [InlineData("Bearer abc==, NTLM", AuthenticationSchemes.Ntlm, AuthenticationSchemes.Ntlm)]
    [InlineData("Bearer, Basic realm=\"x\"", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic)]
    [InlineData("Passport1.4 da=login,ru=http://x/, Basic realm=\"x\"", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic)]
    [InlineData("NTLM TlRMTVNTUAACAAAA==", AuthenticationSchemes.Ntlm, AuthenticationSchemes.Ntlm)]
    [InlineData("NTLMv2, NT LM, Basicx", AuthenticationSchemes.None, AuthenticationSchemes.None)]
    [InlineData("realm=\"Basic\"", AuthenticationSchemes.None, AuthenticationSchemes.None)]
    [InlineData("realm = Basic, NTLM", AuthenticationSchemes.Ntlm, AuthenticationSchemes.Ntlm)]
    [InlineData("?!\x01, NTLM", AuthenticationSchemes.Ntlm, AuthenticationSchemes.Ntlm)]
    [InlineData("Basic realm=foo bar, NTLM", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic | AuthenticationSchemes.Ntlm)]
    [InlineData("Basic realm=\"open, NTLM", AuthenticationSchemes.Basic, AuthenticationSchemes.Basic)]
    [InlineData("NTLM \"junk, Negotiate\", Basic", AuthenticationSchemes.Ntlm, AuthenticationSchemes.Ntlm | AuthenticationSchemes.Basic)]
    [InlineData(Digest + ", Basic realm=\"x\"", AuthenticationSchemes.Digest, AuthenticationSchemes.Digest | AuthenticationSchemes.Basic)]
    internal void Of_OneLine_FindsSchemes(string line, AuthenticationSchemes first, AuthenticationSchemes supported)
    {
        ChallengeList list = Challenges.List(line);
        Assert.Equal(first, list.First);
        Assert.Equal(supported, list.Supported);
    }

    [Theory]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"token\"")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=auth, algorithm=SHA-512-256")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=MD5-sess")]
    [InlineData("Digest realm=\"r\", qop=auth")]
    [InlineData("Digest nonce=\"n\", qop=auth")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", nonce=\"n\", qop=auth")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", REALM=\"s\", qop=auth")]
    [InlineData("Digest realm=\"r\" nonce=\"n\", qop=auth")]
    [InlineData("Digest realm=\"r\", nonce=\"n\x01\", qop=auth")]
    [InlineData("Digest realm=\"r\", nonce=\"n, qop=auth")]
    [InlineData("Digest abcd==")]
    [InlineData("Digest")]
    public void Of_DigestThatCannotBeAnswered_IsNotOffered(string line)
    {
        ChallengeList list = Challenges.List(line, "Basic realm=\"x\"");
        Assert.Equal(AuthenticationSchemes.Basic, list.First);
        Assert.Equal(AuthenticationSchemes.Basic, list.Supported);
        Assert.Null(list.Find(AuthenticationSchemes.Digest));
    }

    [Theory]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth\"")]
    [InlineData("digest REALM=\"r\",NONCE=\"n\",QOP=\"auth\"")]
    [InlineData("Digest realm = \"r\" , nonce\t=\t\"n\" , qop = \"auth-int, auth\"")]
    [InlineData("Digest realm=r, nonce=n, qop=AUTH")]
    [InlineData("Digest ,realm=\"r\",,nonce=\"n\",")]
    [InlineData("Digest realm=\"r\", domain=\"/a /b\", future=1, nonce=\"n\", qop=\"\"")]
    [InlineData("Digest realm=\"\\r\", nonce=\"\\n\"")]
    public void Find_Digest_HasItsParameters(string line)
    {
        Challenge challenge = Assert.IsType<Challenge>(Challenges.List(line).Find(AuthenticationSchemes.Digest));
        Assert.Equal("r", challenge.Find("realm"));
        Assert.Equal("n", challenge.Find("Nonce"));
        Assert.Null(challenge.Find("opaque"));
    }

    [Fact]
    public void Find_QuotedValue_LosesItsEscapes() =>
        Assert.Equal("a\"b\\c, d=e\xE4", Challenges.One("Digest realm=\"a\\\"b\\\\c, d=e\xE4\", nonce=n").Find("realm"));

    [Fact]
    public void Find_UnquotedNonceOfMoreThanAToken_IsTaken() =>
        Assert.Equal("ab/c+d==", Challenges.One("Digest realm=r, nonce=ab/c+d==, qop=auth").Find("nonce"));

    [Theory]
    [InlineData("NTLM TlRMTVNTUAACAAAA", "TlRMTVNTUAACAAAA")]
    [InlineData("NTLM   TlRMTVNTUAACAA==  , Basic", "TlRMTVNTUAACAA==")]
    [InlineData("NTLM a=", "a=")]
    [InlineData("NTLM", null)]
    [InlineData("NTLM ", null)]
    [InlineData("NTLM , abc", null)]
    [InlineData("NTLM a b", null)]
    [InlineData("NTLM realm=\"x\"", null)]
    public void Find_Ntlm_HasItsToken(string line, string? token) => Assert.Equal(token, Challenges.One(line).Token68);

    [Fact]
    public void Of_SeveralLines_KeepsTheirOrder()
    {
        ChallengeList list = ChallengeList.Of(
            Challenges.Head("Proxy-Authenticate: Basic", "WWW-Authenticate: Bearer", "www-authenticate: NTLM", "WWW-Authenticate: Basic realm=\"x\", Negotiate abc"),
            AuthenticationTarget.Server);
        Assert.Equal(AuthenticationSchemes.Ntlm, list.First);
        Assert.Equal(AuthenticationSchemes.Ntlm | AuthenticationSchemes.Basic | AuthenticationSchemes.Negotiate, list.Supported);
        Assert.Equal("abc", list.Find(AuthenticationSchemes.Negotiate)?.Token68);
    }

    [Fact]
    public void Of_Proxy_ReadsItsOwnField()
    {
        MessageHead head = Challenges.Head("WWW-Authenticate: Basic", "Proxy-Authenticate: NTLM");
        Assert.Equal(AuthenticationSchemes.Ntlm, ChallengeList.Of(head, AuthenticationTarget.Proxy).Supported);
    }

    [Fact]
    public void Of_LineThatEndsInsideAChallenge_DoesNotGoOnInTheNext() =>
        Assert.Null(Challenges.List("Digest realm=\"r\"", "nonce=\"n\"").Find(AuthenticationSchemes.Digest));

    [Theory]
    [InlineData("MD5", "SHA-256", "SHA-256")]
    [InlineData("SHA-256", "MD5", "SHA-256")]
    [InlineData("SHA-512-256", "MD5", "MD5")]
    [InlineData("md5-sess", "MD5", "md5-sess")]
    [InlineData("SHA-256-sess", "SHA-256", "SHA-256-sess")]
    [InlineData("MD5", "SHA-256-sess", "SHA-256-sess")]
    public void Find_SeveralDigests_GivesTheStrongest(string one, string other, string expected)
    {
        ChallengeList list = Challenges.List($"{Digest}, algorithm={one}, {Digest}, algorithm=\"{other}\"");
        Assert.Equal(expected, list.Find(AuthenticationSchemes.Digest)?.Find("algorithm"));
    }

    [Fact]
    public void Of_LineBeyondTheLimit_IsLeftOut()
    {
        ChallengeList list = Challenges.List("NTLM " + new string('A', 1 << 16), "Basic");
        Assert.Equal(AuthenticationSchemes.Basic, list.Supported);
    }

    [Fact]
    public void Of_MoreParametersThanAnyScheme_IsMalformed()
    {
        string many = string.Concat(Enumerable.Range(0, 40).Select(static i => $", p{i}=1"));
        Assert.Null(Challenges.List(Digest + many).Find(AuthenticationSchemes.Digest));
    }

    [Fact]
    public void Of_MoreChallengesThanTheLimit_KeepsTheFirst()
    {
        ChallengeList list = Challenges.List(string.Concat(Enumerable.Repeat("Basic, ", 32)) + "NTLM");
        Assert.Equal(AuthenticationSchemes.Basic, list.Supported);
    }

    // The same bytes read through every cut: nothing throws, and only whole schemes are found.
    [Fact]
    public void Of_AnyPrefix_IsRead()
    {
        const string Line = "Digest realm=\"a\\\"b, NTLM\" , nonce = n==, qop=\"auth,auth-int\" ,Negotiate abc==, Basic realm=\"x\"";
        for (int length = 0; length <= Line.Length; length++)
        {
            AuthenticationSchemes found = Challenges.List(Line[..length]).Supported;
            Assert.Equal(AuthenticationSchemes.None, found & AuthenticationSchemes.Ntlm);
        }
    }

    // Parts that fail to be read are looked at twice at most.
    [Theory]
    [InlineData("\"")]
    [InlineData("a=\"")]
    [InlineData("a=b c\"")]
    [InlineData("Basic a=b c,")]
    [InlineData("\\\",")]
    [InlineData("=,")]
    public void MoveNext_Garbage_AdvancesByEachPart(string unit)
    {
        byte[] line = System.Text.Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(unit, 10_000)));
        ChallengeScanner scanner = new(line);
        int parts = 0;
        while (scanner.MoveNext()) parts++;
        Assert.InRange(parts, 1, line.Length);
    }
}

using System.Text;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.Engine.Urls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Urls;

public sealed class ObjectNameTests
{
    private static string Canonical(
        string text, ObjectNameEscaping escaping = ObjectNameEscaping.Unsafe, Encoding? encoding = null, bool encodeExtra = false) =>
        new ObjectName(text, escaping, encoding ?? CodePage.Utf8).Canonicalize(encodeExtra);

    private static Encoding Page(uint number) => CodePage.TryGet(number, out Encoding? encoding) ? encoding : throw new ArgumentException("no such page");

    [Theory]
    [InlineData("", nameof(ObjectNameEscaping.Unsafe), "/")]
    [InlineData("/", nameof(ObjectNameEscaping.Unsafe), "/")]
    [InlineData("*", nameof(ObjectNameEscaping.Unsafe), "*")]
    [InlineData("a", nameof(ObjectNameEscaping.Unsafe), "/a")]
    [InlineData("?q", nameof(ObjectNameEscaping.Unsafe), "/?q")]
    [InlineData("/a b?c d", nameof(ObjectNameEscaping.Unsafe), "/a%20b?c%20d")]
    [InlineData("/a%20b", nameof(ObjectNameEscaping.Unsafe), "/a%20b")]
    [InlineData("/a%20b?%", nameof(ObjectNameEscaping.UnsafeAndPercent), "/a%2520b?%25")]
    [InlineData("/a b?c d", nameof(ObjectNameEscaping.PathOnly), "/a%20b?c d")]
    [InlineData("/a b", nameof(ObjectNameEscaping.PathOnly), "/a%20b")]
    [InlineData("/a b?c d", nameof(ObjectNameEscaping.None), "/a b?c d")]
    [InlineData("/\r\n", nameof(ObjectNameEscaping.Unsafe), "/%0D%0A")]
    [InlineData("//a", nameof(ObjectNameEscaping.Unsafe), "//a")]
    public void Canonicalize_EachEscaping_GivesARequestTarget(string text, string escaping, string expected) =>
        Assert.Equal(expected, Canonical(text, Enum.Parse<ObjectNameEscaping>(escaping)));

    [Theory]
    [InlineData("/a\r\nX: y", nameof(ObjectNameEscaping.None))]
    [InlineData("/a\n", nameof(ObjectNameEscaping.None))]
    [InlineData("/a\0", nameof(ObjectNameEscaping.None))]
    [InlineData("/a?\r", nameof(ObjectNameEscaping.PathOnly))]
    public void Canonicalize_UnescapedLineEnd_IsRefused(string text, string escaping)
    {
        Action canonicalize = () => Canonical(text, Enum.Parse<ObjectNameEscaping>(escaping));
        canonicalize.FailsWith(FailureReason.InvalidUrl);
    }

    [Fact]
    public void Canonicalize_LoneSurrogate_IsRefusedInEveryEscaping()
    {
        foreach (ObjectNameEscaping escaping in Enum.GetValues<ObjectNameEscaping>())
        {
            Action canonicalize = () => Canonical("/\ud83d", escaping);
            canonicalize.FailsWith(FailureReason.InvalidUrl);
        }
    }

    [Fact]
    public void Canonicalize_LongName_HoldsTheLimit()
    {
        const int limit = 65_536;
        Assert.Equal(limit, Canonical("/" + new string('a', limit - 1)).Length);
        Action canonicalize = () => Canonical("/" + new string('a', limit));
        canonicalize.FailsWith(FailureReason.InvalidUrl);
    }

    [Theory]
    [InlineData("/a b?c d%\u00e4", nameof(ObjectNameEscaping.None), "/a%20b?c%20d%%C3%A4")]
    [InlineData("/a b?c d%", nameof(ObjectNameEscaping.PathOnly), "/a%20b?c%20d%")]
    [InlineData("/a\r\n?\r\n", nameof(ObjectNameEscaping.None), "/a%0D%0A?%0D%0A")]
    [InlineData("/a#b", nameof(ObjectNameEscaping.None), "/a%23b")]
    [InlineData("/a %", nameof(ObjectNameEscaping.Unsafe), "/a%20%")]
    [InlineData("/a %", nameof(ObjectNameEscaping.UnsafeAndPercent), "/a%20%25")]
    public void Canonicalize_EncodeExtra_EscapesAllButPercent(string text, string escaping, string expected) =>
        Assert.Equal(expected, Canonical(text, Enum.Parse<ObjectNameEscaping>(escaping), encodeExtra: true));

    [Theory]
    [InlineData("/\u00e4 \u20ac", nameof(ObjectNameEscaping.None), "/\u00c3\u00a4 \u00e2\u0082\u00ac")]
    [InlineData("/\u00e4?\u00e4", nameof(ObjectNameEscaping.PathOnly), "/%C3%A4?\u00c3\u00a4")]
    public void Canonicalize_UnescapedText_IsOneCharacterAByte(string text, string escaping, string expected) =>
        Assert.Equal(expected, Canonical(text, Enum.Parse<ObjectNameEscaping>(escaping)));

    [Theory]
    [InlineData(1252u, "/\u20ac?\u20ac", nameof(ObjectNameEscaping.Unsafe), "/%80?%80")]
    [InlineData(1252u, "/\u20ac?\u20ac", nameof(ObjectNameEscaping.PathOnly), "/%80?\u0080")]
    [InlineData(1252u, "/\u20ac", nameof(ObjectNameEscaping.None), "/\u0080")]
    [InlineData(932u, "/\u30bd", nameof(ObjectNameEscaping.None), "/\u0083\\")]
    public void Canonicalize_CodePage_GivesItsBytes(uint page, string text, string escaping, string expected) =>
        Assert.Equal(expected, Canonical(text, Enum.Parse<ObjectNameEscaping>(escaping), Page(page)));

    [Theory]
    [InlineData(1252u, "/\u0416")]
    [InlineData(20127u, "/\u00e4")]
    [InlineData(28591u, "/\u0100")]
    [InlineData(932u, "/\u00e4")]
    [InlineData(1252u, "/\ud83d\ude00")]
    [InlineData(1252u, "/\u2260")] // a best fit would make it "="
    public void Canonicalize_TextThatThePageCannotExpress_IsRefusedInEveryEscaping(uint page, string text)
    {
        foreach (ObjectNameEscaping escaping in Enum.GetValues<ObjectNameEscaping>())
        {
            Action canonicalize = () => Canonical(text, escaping, Page(page));
            canonicalize.FailsWith(FailureReason.InvalidUrl);
        }
    }

    [Fact]
    public void Canonicalize_OneByteEach_TakesUpTo255()
    {
        Assert.Equal("/ \u00e4\u00ff%#", Canonical("/ \u00e4\u00ff%#", ObjectNameEscaping.None, CodePage.OneByteEach));
        Assert.Equal("/%20%E4%", Canonical("/ \u00e4%", ObjectNameEscaping.None, CodePage.OneByteEach, encodeExtra: true));
        Action canonicalize = () => Canonical("/\u0100", ObjectNameEscaping.None, CodePage.OneByteEach);
        canonicalize.FailsWith(FailureReason.InvalidUrl);
    }

    [Theory]
    [InlineData("http://h/a b?c d", nameof(ObjectNameEscaping.Unsafe), "http://h/a%20b?c%20d")]
    [InlineData("HTTPS://H:81/%", nameof(ObjectNameEscaping.Unsafe), "HTTPS://H:81/%")]
    [InlineData("http://h/%", nameof(ObjectNameEscaping.UnsafeAndPercent), "http://h/%25")]
    [InlineData("http://h/a b?c d", nameof(ObjectNameEscaping.PathOnly), "http://h/a%20b?c d")]
    [InlineData("http://h/a b#c", nameof(ObjectNameEscaping.None), "http://h/a b#c")]
    [InlineData("http://[::1]:8080/{", nameof(ObjectNameEscaping.Unsafe), "http://[::1]:8080/%7B")]
    [InlineData("http://user:p'w@h/", nameof(ObjectNameEscaping.Unsafe), "http://user:p'w@h/")]
    [InlineData("http://h", nameof(ObjectNameEscaping.Unsafe), "http://h")]
    [InlineData("http://h?a b", nameof(ObjectNameEscaping.Unsafe), "http://h?a%20b")]
    // What follows must not become a part of the server's name.
    [InlineData("http://h#a", nameof(ObjectNameEscaping.Unsafe), "http://h/%23a")]
    [InlineData("http://h\\@evil/", nameof(ObjectNameEscaping.Unsafe), "http://h/%5C@evil/")]
    [InlineData("http://h\\@evil/", nameof(ObjectNameEscaping.None), "http://h/\\@evil/")]
    [InlineData("ftp://h/", nameof(ObjectNameEscaping.Unsafe), "/ftp://h/")]
    [InlineData("http:/h/", nameof(ObjectNameEscaping.Unsafe), "/http:/h/")]
    public void Canonicalize_AbsoluteForm_StaysAbsolute(string text, string escaping, string expected) =>
        Assert.Equal(expected, Canonical(text, Enum.Parse<ObjectNameEscaping>(escaping)));

    [Theory]
    [InlineData("http://")]
    [InlineData("http:///a")]
    [InlineData("http://:80/")]
    [InlineData("http://h:0/")]
    [InlineData("http://h:65536/")]
    [InlineData("http://h:x/")]
    [InlineData("http://[::1/")]
    [InlineData("http://h b/")]
    [InlineData("http://h\r\n/")]
    [InlineData("http://h\u00e4/")]
    [InlineData("http://\u00e4@h/")]
    public void Canonicalize_AbsoluteFormThatIsNoUrl_IsRefused(string text)
    {
        foreach (ObjectNameEscaping escaping in Enum.GetValues<ObjectNameEscaping>())
        {
            Action canonicalize = () => Canonical(text, escaping);
            canonicalize.FailsWith(FailureReason.InvalidUrl);
        }
    }
}

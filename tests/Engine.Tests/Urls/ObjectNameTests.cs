using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.Engine.Urls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Urls;

public sealed class ObjectNameTests
{
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
        Assert.Equal(expected, ObjectName.Canonicalize(text, Enum.Parse<ObjectNameEscaping>(escaping)));

    [Theory]
    [InlineData("/a\r\nX: y", nameof(ObjectNameEscaping.None))]
    [InlineData("/a\n", nameof(ObjectNameEscaping.None))]
    [InlineData("/a\0", nameof(ObjectNameEscaping.None))]
    [InlineData("/a?\r", nameof(ObjectNameEscaping.PathOnly))]
    public void Canonicalize_UnescapedLineEnd_IsRefused(string text, string escaping)
    {
        Action canonicalize = () => ObjectName.Canonicalize(text, Enum.Parse<ObjectNameEscaping>(escaping));
        canonicalize.FailsWith(FailureReason.InvalidUrl);
    }

    [Fact]
    public void Canonicalize_LoneSurrogate_IsRefusedInEveryEscaping()
    {
        foreach (ObjectNameEscaping escaping in Enum.GetValues<ObjectNameEscaping>())
        {
            Action canonicalize = () => ObjectName.Canonicalize("/\ud83d", escaping);
            canonicalize.FailsWith(FailureReason.InvalidUrl);
        }
    }

    [Fact]
    public void Canonicalize_LongName_HoldsTheLimit()
    {
        const int limit = 65_536;
        Assert.Equal(limit, ObjectName.Canonicalize("/" + new string('a', limit - 1), ObjectNameEscaping.Unsafe).Length);
        Action canonicalize = () => ObjectName.Canonicalize("/" + new string('a', limit), ObjectNameEscaping.Unsafe);
        canonicalize.FailsWith(FailureReason.InvalidUrl);
    }
}

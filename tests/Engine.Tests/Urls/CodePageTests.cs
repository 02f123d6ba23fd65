using System.Text;
using WinHttpCompat.Engine.Urls;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Urls;

public sealed class CodePageTests
{
    [Theory]
    [InlineData(65001u)]
    [InlineData(20127u)]
    [InlineData(28591u)]
    [InlineData(437u)]
    [InlineData(850u)]
    [InlineData(874u)]
    [InlineData(932u)]
    [InlineData(936u)]
    [InlineData(949u)]
    [InlineData(950u)]
    [InlineData(1250u)]
    [InlineData(1252u)]
    [InlineData(1258u)]
    [InlineData(20866u)]
    [InlineData(28592u)]
    [InlineData(28605u)]
    [InlineData(51932u)]
    [InlineData(54936u)]
    public void TryGet_PageOfWindows_IsThere(uint number)
    {
        Assert.True(CodePage.TryGet(number, out Encoding? encoding));
        Assert.Equal((int)number, encoding.CodePage);
        Assert.Equal("/a"u8, encoding.GetBytes("/a"));
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(2u)]
    [InlineData(3u)]
    [InlineData(42u)]
    [InlineData(1234u)]
    [InlineData(65535u)]
    [InlineData(65536u)]
    [InlineData(131_072u + 1252)]
    [InlineData(uint.MaxValue)]
    // No extensions of ASCII: EBCDIC, UTF-16, UTF-32, UTF-7.
    [InlineData(37u)]
    [InlineData(500u)]
    [InlineData(1200u)]
    [InlineData(1201u)]
    [InlineData(12000u)]
    [InlineData(65000u)]
    public void TryGet_UnknownOrUnfit_IsFalse(uint number) => Assert.False(CodePage.TryGet(number, out _));

    [Fact]
    public void TryGet_ZeroOffWindows_IsUtf8()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there it is the system's");
        Assert.True(CodePage.TryGet(0, out Encoding? encoding));
        Assert.Same(CodePage.Utf8, encoding);
    }

    [Fact]
    public void TryGet_EveryPage_IsStrict()
    {
        for (uint number = 0; number <= ushort.MaxValue; number++)
        {
            if (!CodePage.TryGet(number, out Encoding? encoding)) continue;
            Assert.Throws<EncoderFallbackException>(() => encoding.GetBytes("a\ud83d"));
            Assert.Throws<EncoderFallbackException>(() => encoding.GetByteCount("\ude00"));
        }
    }
}

using WinHttpCompat.Shim.Handles;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed unsafe class ObjectNameOptionsTests : IDisposable
{
    private const uint CodePageOption = 68, EncodeExtraOption = 138, EscapeDisable = 0x40;

    private readonly nint _session, _connect;

    public ObjectNameOptionsTests()
    {
        _session = NativeCalls.Open();
        _connect = NativeCalls.Connect(_session);
    }

    public void Dispose()
    {
        NativeCalls.CloseHandle(_connect);
        NativeCalls.CloseHandle(_session);
    }

    private static uint Set(nint handle, uint option, uint value)
    {
        bool done = NativeCalls.SetOption(handle, option, &value, sizeof(uint)) != 0;
        Assert.Equal(done, ThreadError.Last == 0);
        return ThreadError.Last;
    }

    private static string UrlOf(nint request)
    {
        using Lease<RequestHandle> lease = new(request);
        return lease.Target.Client.Url;
    }

    private string UrlOfNew(string path, uint flags = 0)
    {
        nint request = NativeCalls.OpenRequest(_connect, "GET", path, flags: flags);
        string url = request == 0 ? $"error {ThreadError.Last}" : UrlOf(request);
        NativeCalls.CloseHandle(request);
        return url;
    }

    [Fact]
    public void CodePage_OfASession_IsThatOfLaterRequests()
    {
        nint earlier = NativeCalls.OpenRequest(_connect, "GET", "/\u00e9");
        Assert.Equal(0u, Set(_session, CodePageOption, 1252));
        Assert.Equal("http://host.example/%E9", UrlOfNew("/\u00e9"));
        Assert.Equal("http://host.example/%C3%A9", UrlOf(earlier));
        Assert.Equal("error 12005", UrlOfNew("/\u0416"));
        NativeCalls.CloseHandle(earlier);
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(37u)]
    [InlineData(1200u)]
    [InlineData(20105u)] // without a dollar sign
    [InlineData(99_999u)]
    public void CodePage_UnknownOrUnfit_Is87AndChangesNothing(uint page)
    {
        Assert.Equal(0u, Set(_session, CodePageOption, 1252));
        Assert.Equal(87u, Set(_session, CodePageOption, page));
        Assert.Equal("http://host.example/%E9", UrlOfNew("/\u00e9"));
    }

    [Fact]
    public void EncodeExtra_OfASession_IsThatOfLaterRequestsUntilTheyDecide()
    {
        nint earlier = NativeCalls.OpenRequest(_connect, "GET", "/a b", flags: EscapeDisable);
        Assert.Equal(0u, Set(_session, EncodeExtraOption, 2)); // every number but 0 is true
        nint later = NativeCalls.OpenRequest(_connect, "GET", "/a b", flags: EscapeDisable);
        Assert.Equal(("http://host.example/a b", "http://host.example/a%20b"), (UrlOf(earlier), UrlOf(later)));
        Assert.Equal((0u, 0u), (Set(earlier, EncodeExtraOption, 1), Set(later, EncodeExtraOption, 0)));
        Assert.Equal(("http://host.example/a%20b", "http://host.example/a b"), (UrlOf(earlier), UrlOf(later)));
        NativeCalls.CloseHandle(earlier);
        NativeCalls.CloseHandle(later);
    }

    [Fact]
    public void EncodeExtra_OffForANameThatNeedsIt_Is12005AndChangesNothing()
    {
        Assert.Equal(0u, Set(_session, EncodeExtraOption, 1));
        nint request = NativeCalls.OpenRequest(_connect, "GET", "/a\n", flags: EscapeDisable);
        Assert.Equal(12005u, Set(request, EncodeExtraOption, 0));
        Assert.Equal("http://host.example/a%0A", UrlOf(request));
        NativeCalls.CloseHandle(request);
    }
}

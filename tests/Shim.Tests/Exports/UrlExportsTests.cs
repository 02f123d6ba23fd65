using WinHttpCompat.Shim.Abi;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed unsafe class UrlExportsTests
{
    private const uint Decode = 0x1000_0000, Escape = 0x8000_0000, RejectUser = 0x4000, DefaultPort = 0x8000, EscapeAuthority = 0x2000;

    [Theory]
    [InlineData("http://user:pw@host.example:81/a%20b?c#d", "http|user|pw|host.example|81|/a%20b|?c#d")]
    [InlineData("HTTPS://host.example", "HTTPS|||host.example|443||")]
    [InlineData("http://[::1]:8080/", "http|||[::1]|8080|/|")]
    [InlineData("http://host.example?query", "http|||host.example|80||?query")]
    [InlineData("http://user@host.example/", "http|user||host.example|80|/|")]
    public void CrackUrl_PointersAsked_AreParts(string url, string expected)
    {
        Assert.Equal(expected, Crack(url, 0, 0));
        Assert.Equal(expected, Crack(url + " and what the length leaves out", (uint)url.Length, 0));
    }

    [Theory]
    [InlineData("http://h/a%20b?c%41", "http|||h|80|/a b|?cA", Decode)]
    [InlineData("http://h/a b?c\u00e9", "http|||h|80|/a%20b|?c%C3%A9", Escape)]
    public void CrackUrl_TextChanged_IsInTheCallersBuffers(string url, string expected, uint flags)
    {
        using NativeBuffer path = new(64), extra = new(64);
        UrlComponents components = new()
        {
            StructSize = (uint)sizeof(UrlComponents),
            UrlPath = (char*)path.Start,
            UrlPathLength = 32,
            ExtraInfo = (char*)extra.Start,
            ExtraInfoLength = 32,
        };
        ReadOnlySpan<char> text = url;
        fixed (char* start = text) Assert.Equal((1, 0u), (NativeCalls.CrackUrl(start, 0, flags, &components), ThreadError.Last));
        string[] parts = expected.Split('|');
        Assert.Equal((parts[5], parts[6]), (path.Text((int)components.UrlPathLength), extra.Text((int)components.ExtraInfoLength)));
        // Pointers into the URL cannot show changed text.
        components = new UrlComponents { StructSize = (uint)sizeof(UrlComponents), UrlPathLength = 1 };
        fixed (char* start = text) Assert.Equal((0, 87u), (NativeCalls.CrackUrl(start, 0, flags, &components), ThreadError.Last));
    }

    [Fact]
    public void CrackUrl_ExtraInfoNotWanted_StaysWithThePath()
    {
        using NativeBuffer path = new(64);
        UrlComponents components = new() { StructSize = (uint)sizeof(UrlComponents), UrlPath = (char*)path.Start, UrlPathLength = 32 };
        fixed (char* url = "http://h/a?b#c") Assert.Equal(1, NativeCalls.CrackUrl(url, 0, 0, &components));
        Assert.Equal("/a?b#c\0", path.Text(7));
        Assert.Equal((6u, 0u), (components.UrlPathLength, components.ExtraInfoLength));
    }

    [Fact]
    public void CrackUrl_SmallBuffer_Is122WithTheCharactersNeeded()
    {
        using NativeBuffer host = new(8);
        UrlComponents components = new() { StructSize = (uint)sizeof(UrlComponents), HostName = (char*)host.Start, HostNameLength = 4 };
        fixed (char* url = "http://host/") Assert.Equal((0, 122u), (NativeCalls.CrackUrl(url, 0, 0, &components), ThreadError.Last));
        Assert.Equal(5u, components.HostNameLength);
        Assert.True(host.IsUntouchedBehind(0));
    }

    [Theory]
    [InlineData("ftp://host/", 0u, 12006u)]
    [InlineData("host/path", 0u, 12006u)]
    [InlineData("", 0u, 12006u)]
    [InlineData("http:/host", 0u, 12005u)]
    [InlineData("http://", 0u, 12005u)]
    [InlineData("http://:80/", 0u, 12005u)]
    [InlineData("http://host:99999/", 0u, 12005u)]
    [InlineData("http://host:8x/", 0u, 12005u)]
    [InlineData("http://user@host/", RejectUser, 12005u)]
    [InlineData("http://@host/", RejectUser, 12005u)]
    public void CrackUrl_NoUrl_Fails(string url, uint flags, uint error)
    {
        UrlComponents components = new() { StructSize = (uint)sizeof(UrlComponents) };
        ReadOnlySpan<char> text = url.Length == 0 ? "\0" : url; // an empty span has no address
        fixed (char* start = text) Assert.Equal((0, error), (NativeCalls.CrackUrl(start, 0, flags, &components), ThreadError.Last));
    }

    [Fact]
    public void Urls_NullArgumentsOrWrongSize_Are87()
    {
        UrlComponents components = new() { StructSize = (uint)sizeof(UrlComponents) };
        uint length = 0;
        fixed (char* url = "http://host/")
        {
            Assert.Equal((0, 87u), (NativeCalls.CrackUrl(null, 0, 0, &components), ThreadError.Last));
            Assert.Equal((0, 87u), (NativeCalls.CrackUrl(url, 0, 0, null), ThreadError.Last));
            Assert.Equal((0, 87u), (NativeCalls.CreateUrl(null, 0, null, &length), ThreadError.Last));
            Assert.Equal((0, 87u), (NativeCalls.CreateUrl(&components, 0, null, null), ThreadError.Last));
            components.StructSize--;
            Assert.Equal((0, 87u), (NativeCalls.CrackUrl(url, 0, 0, &components), ThreadError.Last));
            Assert.Equal((0, 87u), (NativeCalls.CreateUrl(&components, 0, null, &length), ThreadError.Last));
        }
    }

    [Theory]
    [InlineData("http", "host", 0, "/p", "?q", 0u, "http://host/p?q")]
    [InlineData("https", "host", 443, "/p", "", 0u, "https://host/p")]
    [InlineData("https", "host", 443, "/p", "", DefaultPort, "https://host:443/p")]
    [InlineData("http", "host", 8080, "p", "", 0u, "http://host:8080/p")]
    [InlineData("http", "::1", 0, "/", "", 0u, "http://[::1]/")]
    [InlineData("http", "host", 0, "/a b", "?c d", Escape, "http://host/a%20b?c%20d")]
    [InlineData("http", "h st", 0, "/a b", "", EscapeAuthority, "http://h%20st/a b")]
    public void CreateUrl_Components_MakeTheUrl(string scheme, string host, int port, string path, string extra, uint flags, string expected)
    {
        string[] given = [scheme, host, path, extra];
        fixed (char* schemeText = given[0], hostText = given[1], pathText = given[2], extraText = given[3])
        {
            UrlComponents components = new()
            {
                StructSize = (uint)sizeof(UrlComponents),
                Scheme = schemeText,
                HostName = hostText,
                Port = (ushort)port,
                UrlPath = pathText,
                ExtraInfo = extraText,
            };
            uint length = 0;
            Assert.Equal((0, 122u), (NativeCalls.CreateUrl(&components, flags, null, &length), ThreadError.Last));
            Assert.Equal((uint)expected.Length + 1, length);
            using NativeBuffer url = new((int)length * sizeof(char), offset: 1);
            length--;
            Assert.Equal((0, 122u), (NativeCalls.CreateUrl(&components, flags, (char*)url.Start, &length), ThreadError.Last));
            Assert.True(url.IsUntouchedBehind(0));
            Assert.Equal((1, 0u), (NativeCalls.CreateUrl(&components, flags, (char*)url.Start, &length), ThreadError.Last));
            Assert.Equal((uint)expected.Length, length);
            Assert.Equal(expected + '\0', url.Text(expected.Length + 1));
        }
    }

    private static string Crack(string url, uint length, uint flags)
    {
        const uint Wanted = 1;
        UrlComponents components = new()
        {
            StructSize = (uint)sizeof(UrlComponents),
            SchemeLength = Wanted,
            HostNameLength = Wanted,
            UserNameLength = Wanted,
            PasswordLength = Wanted,
            UrlPathLength = Wanted,
            ExtraInfoLength = Wanted,
        };
        fixed (char* start = url)
        {
            Assert.Equal((1, 0u), (NativeCalls.CrackUrl(start, length, flags, &components), ThreadError.Last));
            return string.Join('|',
                new string(components.Scheme, 0, (int)components.SchemeLength),
                new string(components.UserName, 0, (int)components.UserNameLength),
                new string(components.Password, 0, (int)components.PasswordLength),
                new string(components.HostName, 0, (int)components.HostNameLength),
                components.Port,
                new string(components.UrlPath, 0, (int)components.UrlPathLength),
                new string(components.ExtraInfo, 0, (int)components.ExtraInfoLength));
        }
    }
}

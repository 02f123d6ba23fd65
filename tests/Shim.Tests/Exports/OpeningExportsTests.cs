using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed class OpeningExportsTests : IDisposable
{
    private readonly nint _session, _connect;

    public OpeningExportsTests()
    {
        _session = NativeCalls.Open("tests");
        _connect = NativeCalls.Connect(_session);
    }

    public void Dispose()
    {
        NativeCalls.CloseHandle(_connect);
        NativeCalls.CloseHandle(_session);
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(1u, 0u)]
    [InlineData(4u, 0u)]
    [InlineData(1u, 0x1000_0000u)]
    [InlineData(1u, 0x3000_0000u)]
    public void Open_DocumentedArguments_Succeeds(uint access, uint flags)
    {
        ThreadError.Set(1);
        nint session = NativeCalls.Open("agent", access, flags: flags);
        Assert.True(session > 0);
        Assert.Equal(0u, ThreadError.Last);
        using (Lease<SessionHandle> lease = new(session)) Assert.Equal(flags != 0, lease.Target.IsAsynchronous);
        Assert.Equal(1, NativeCalls.CloseHandle(session));
    }

    [Theory]
    [InlineData(2u, null, null, 0u, 87u)]
    [InlineData(5u, null, null, 0u, 87u)]
    [InlineData(uint.MaxValue, null, null, 0u, 87u)]
    [InlineData(3u, null, null, 0u, 87u)]
    [InlineData(3u, "", null, 0u, 87u)]
    [InlineData(3u, "proxy:8080", null, 0u, 120u)]
    [InlineData(3u, "proxy:8080", "<local>", 0u, 120u)]
    [InlineData(1u, "proxy:8080", null, 0u, 87u)]
    [InlineData(1u, null, "<local>", 0u, 87u)]
    [InlineData(1u, null, null, 0x2000_0000u, 87u)]
    [InlineData(1u, null, null, 1u, 87u)]
    [InlineData(1u, null, null, uint.MaxValue, 87u)]
    public void Open_BadArguments_Fails(uint access, string? proxy, string? bypass, uint flags, uint error)
    {
        Assert.Equal(0, NativeCalls.Open("agent", access, proxy, bypass, flags));
        Assert.Equal(error, ThreadError.Last);
    }

    [Fact]
    public void Open_AgentThatIsNoHeaderValue_Is87()
    {
        Assert.Equal(0, NativeCalls.Open("agent\r\nX-Injected: 1"));
        Assert.Equal(87u, ThreadError.Last);
    }

    [Theory]
    [InlineData("host.example", "host.example")]
    [InlineData("HOST.Example", "host.example")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("::1", "::1")]
    [InlineData("[::1]", "::1")]
    public void Connect_ServerName_IsKeptInOneForm(string name, string expected)
    {
        ThreadError.Set(1);
        nint connect = NativeCalls.Connect(_session, name, 81);
        Assert.Equal(0u, ThreadError.Last);
        using (Lease<ConnectHandle> lease = new(connect)) Assert.Equal((expected, (ushort)81), (lease.Target.Host, lease.Target.Port));
        NativeCalls.CloseHandle(connect);
    }

    [Theory]
    [InlineData(null, 0u, 87u)]
    [InlineData("host.example", 1u, 87u)]
    [InlineData("", 0u, 12005u)]
    [InlineData("host example", 0u, 12005u)]
    [InlineData("http://host.example", 0u, 12005u)]
    [InlineData("host.example/path", 0u, 12005u)]
    [InlineData("user@host.example", 0u, 12005u)]
    [InlineData("host.example:80", 0u, 12005u)]
    [InlineData("[::1", 0u, 12005u)]
    [InlineData("h\u00f6st.example", 0u, 12005u)]
    public void Connect_BadArguments_Fails(string? name, uint reserved, uint error)
    {
        Assert.Equal(0, NativeCalls.Connect(_session, name, reserved: reserved));
        Assert.Equal(error, ThreadError.Last);
    }

    [Theory]
    [InlineData("G T", "/", null, 0u, 87u)]
    [InlineData("GET\r\nX: 1", "/", null, 0u, 87u)]
    [InlineData("GET", "/", "http://a\r\nX: 1", 0u, 87u)]
    [InlineData("GET", "/", null, 1u, 87u)]
    [InlineData("GET", "/", null, 0x0000_0400u, 87u)]
    [InlineData("GET", "/\u0100", null, 0x8u, 12005u)] // no byte
    [InlineData("GET", "http://", null, 0u, 12005u)]
    [InlineData("GET", "/a\r\nX: 1", null, 0x40u, 12005u)] // unescaped, it would end the request line
    public void OpenRequest_BadArguments_Fails(string verb, string path, string? referrer, uint flags, uint error)
    {
        Assert.Equal(0, NativeCalls.OpenRequest(_connect, verb, path, null, referrer, flags));
        Assert.Equal(error, ThreadError.Last);
    }

    [Fact]
    public void OpenRequest_HalfASurrogatePair_Is12005()
    {
        Assert.Equal(0, NativeCalls.OpenRequest(_connect, "GET", "/\ud83d"));
        Assert.Equal(12005u, ThreadError.Last);
    }

    [Theory]
    [InlineData(null, null, 0u, "GET http://host.example/")]
    [InlineData("", "", 0u, "GET http://host.example/")]
    [InlineData("put", "a", 0u, "put http://host.example/a")]
    [InlineData("GET", "/a b%20c?d e", 0u, "GET http://host.example/a%20b%20c?d%20e")]
    [InlineData("GET", "/a b%20c?d e", 0x4u, "GET http://host.example/a%20b%2520c?d%20e")]
    [InlineData("GET", "/a b%20c?d e", 0x40u, "GET http://host.example/a b%20c?d e")]
    [InlineData("GET", "/a b%20c?d e", 0x80u, "GET http://host.example/a%20b%20c?d e")]
    [InlineData("GET", "/\u00e9", 0u, "GET http://host.example/%C3%A9")]
    [InlineData("GET", "/", 0x0080_0000u, "GET https://host.example/")]
    [InlineData("OPTIONS", "*", 0u, "OPTIONS http://host.example/*")]
    [InlineData("GET", "/\u00e9 #", 0x8u, "GET http://host.example/\u00e9 #")]
    [InlineData("GET", "HTTPS://other.example:81/a b", 0u, "GET HTTPS://other.example:81/a%20b")]
    public void OpenRequest_Arguments_MakeTheUrl(string? verb, string? path, uint flags, string expected)
    {
        nint request = NativeCalls.OpenRequest(_connect, verb, path, flags: flags);
        Assert.Equal(0u, ThreadError.Last);
        using (Lease<RequestHandle> lease = new(request)) Assert.Equal(expected, $"{lease.Target.Client.Method} {lease.Target.Client.Url}");
        NativeCalls.CloseHandle(request);
    }

    [Fact]
    public void Open_WrongHandles_AreToldApart()
    {
        nint closed = NativeCalls.Open();
        NativeCalls.CloseHandle(closed);
        foreach (nint none in new[] { 0, -1, closed, _session + 1_000_000 })
        {
            Assert.Equal((0, 6u), (NativeCalls.Connect(none, null, reserved: 1), ThreadError.Last)); // before any argument
            Assert.Equal((0, 6u), (NativeCalls.OpenRequest(none, "G T", flags: 1), ThreadError.Last));
        }
        Assert.Equal((0, 12018u), (NativeCalls.Connect(_connect, null, reserved: 1), ThreadError.Last));
        Assert.Equal((0, 12018u), (NativeCalls.OpenRequest(_session, "G T", flags: 1), ThreadError.Last));
    }

    [Fact]
    public void HandleCreated_OfConnectAndRequest_ComesFromTheParentWithTheNewHandle()
    {
        using NotificationLog log = new();
        using (Lease<SessionHandle> lease = new(_session)) lease.Target.Context = log.Context;
        NativeCalls.SetStatusCallback(_session, NotificationLog.Address, (uint)CallbackStatus.HandleCreated);
        nint connect = NativeCalls.Connect(_session);
        nint request = NativeCalls.OpenRequest(connect);
        NativeCalls.CloseHandle(request);
        NativeCalls.CloseHandle(connect);

        Assert.Equal(
            [
                new(_session, CallbackStatus.HandleCreated, connect, (uint)nint.Size),
                new(connect, CallbackStatus.HandleCreated, request, (uint)nint.Size),
            ],
            log.Entries);
    }
}

using WinHttpCompat.Engine;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Options;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>What options of connections take, and where it goes.</summary>
public sealed unsafe class ConnectionOptionTests
{
    private readonly SessionHandle _session = new(CallMode.Asynchronous);
    private readonly RequestHandle _request;

    public ConnectionOptionTests() =>
        _request = new RequestHandle(new ConnectHandle(_session, "host.example", 80),
            new RequestTarget(new ServerKey(false, "host.example", 80), "GET", "/", 1));

    private static Win32Error Set<T>(HandleObject handle, uint number, T value)
        where T : unmanaged => OptionTable.Set(handle, number, &value, (uint)sizeof(T));

    private static Win32Error SetText(HandleObject handle, uint number, string text)
    {
        ReadOnlySpan<char> given = text + '\0';
        fixed (char* start = given) return OptionTable.Set(handle, number, start, (uint)text.Length);
    }

    [Theory]
    [InlineData(1u, 5000u, 1001u, 5, 2)]
    [InlineData(7u, 1u, 0u, 1, 0)]
    [InlineData(1u, uint.MaxValue, uint.MaxValue, 4294968, 4294968)]
    public void KeepAlive_On_IsInWholeSeconds(uint on, uint time, uint interval, int idleSeconds, int intervalSeconds)
    {
        Assert.Equal(Win32Error.Success, Set(_session, 152, new TcpKeepAlive { OnOff = on, Time = time, Interval = interval }));
        Assert.Equal(new KeepAlive(idleSeconds, intervalSeconds), _session.Client.KeepAlive);
        Assert.Equal(Win32Error.Success, Set(_session, 152, new TcpKeepAlive { Time = time }));
        Assert.Null(_session.Client.KeepAlive);
    }

    [Fact]
    public void Retries_BeforeAnyChild_AreTaken()
    {
        Assert.Equal((1u, RetryConditions.StaleConnection), (_session.Client.MaxConnectionRetries, _session.Client.RetryConditions));
        Assert.Equal(Win32Error.InvalidParameter, Set(_session, 162, new FailedConnectionRetries { MaxRetries = 3, AllowedRetryConditions = 8 }));
        Assert.Equal(Win32Error.Success, Set(_session, 162, new FailedConnectionRetries { MaxRetries = 3, AllowedRetryConditions = 5 }));
        Assert.Equal((3u, RetryConditions.Status408 | RetryConditions.StaleConnection), (_session.Client.MaxConnectionRetries, _session.Client.RetryConditions));
    }

    [Fact]
    public void Retries_OnceThereWasAChild_Are12019()
    {
        _session.CountHandle();
        _session.ForgetHandle();
        Assert.Equal(Win32Error.IncorrectHandleState, Set(_session, 162, new FailedConnectionRetries { MaxRetries = 3 }));
        Assert.Equal(1u, _session.Client.MaxConnectionRetries);
    }

    [Theory]
    [InlineData("Other.Example", "other.example")]
    [InlineData("[::1]", "::1")]
    public void ResolutionName_ServerName_IsTaken(string text, string expected)
    {
        Assert.Equal(Win32Error.Success, SetText(_request, 165, text));
        Assert.Equal(expected, _request.Client.Settings.ResolutionName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("host:80")]
    public void ResolutionName_NoServerName_Is12005(string text)
    {
        Assert.Equal(Win32Error.InvalidUrl, SetText(_request, 165, text));
        Assert.Null(_request.Client.Settings.ResolutionName);
    }

    [Fact]
    public void ResolutionName_AfterTheSendBegan_Is12019()
    {
        Assert.True(_request.Client.TryStart(RequestOperation.Send, out _));
        Assert.Equal(Win32Error.IncorrectHandleState, SetText(_request, 165, "other.example"));
    }

    [Theory]
    [InlineData(0x10ul, 0, 87u)]
    [InlineData(0ul, 2, 87u)] // required encryption
    [InlineData(0ul, 4, 87u)]
    [InlineData(0ul, -1, 87u)]
    [InlineData(0xFul, 3, 0u)]
    public void ResolverCache_FlagsAndSecureDns_AreChecked(ulong flags, int secureDns, uint expected)
    {
        ResolverCacheConfig config = new() { MaxResolverCacheEntries = 5, MaxCacheEntryAge = 1, SecureDnsSetting = secureDns, Flags = flags };
        Assert.Equal((Win32Error)expected, Set(_session, 170, config));
        Assert.Equal(expected == 0, _session.Client.ResolverCache is not null);
    }

    [Fact]
    public void ResolverCache_WaitTime_IsInUnitsOf100Nanoseconds()
    {
        Set(_session, 170, new ResolverCacheConfig { ConnResolutionWaitTime = 600_000_000 });
        Assert.Equal(60_000, _session.Client.ResolverCache!.MaxWait); // it has just been set
        Set(_session, 170, new ResolverCacheConfig());
        Assert.Equal(-1, _session.Client.ResolverCache.MaxWait);
    }

    [Fact]
    public void Group_BeforeThereIsAConnection_IsWhatWasSet()
    {
        Guid mark = Guid.NewGuid(), queried;
        uint length = (uint)sizeof(Guid);
        Assert.Equal(Win32Error.IncorrectHandleState, Assert.Throws<AbiFailure>(() => ConnectionSetters.Group(_request)).Error);
        Assert.Equal(Win32Error.Success, Set(_request, 178, mark));
        Assert.Equal(Win32Error.Success, OptionTable.Query(_request, 178, &queried, &length));
        Assert.Equal(mark, queried);
    }

    [Fact]
    public void Match_UnknownFlag_Is87()
    {
        Guid mark = Guid.NewGuid();
        Assert.Equal(Win32Error.InvalidParameter, Set(_request, 179, new MatchConnectionGuid { ConnectionGuid = mark, Flags = 2 }));
        Assert.Equal(default, _request.Client.Settings.GroupToMatch);
        Assert.Equal(Win32Error.Success, Set(_request, 179, new MatchConnectionGuid { ConnectionGuid = mark, Flags = 1 }));
        Assert.Equal(new GroupMatch(mark, RequiresMarked: true), _request.Client.Settings.GroupToMatch);
    }

    [Fact]
    public void Expire_WithoutAConnection_Is12019()
    {
        byte nothing = 0;
        Assert.Equal(Win32Error.IncorrectHandleState, OptionTable.Set(_request, 143, null, 0));
        Assert.Equal(Win32Error.InsufficientBuffer, OptionTable.Set(_request, 143, &nothing, 1));
    }

    [Theory]
    [InlineData(77u, 4u)]
    [InlineData(96u, 2u)]
    [InlineData(210u, 64u)]
    public void Number_BeyondItsRange_Is87(uint number, uint value) =>
        Assert.Equal(Win32Error.InvalidParameter, Set(_request, number, value));

    [Fact]
    public void Credentials_Set_AreKeptAndNullBefore()
    {
        RequestSettings settings = _request.Client.OwnSettings;
        Assert.Equal((null, null), (settings.UserName, settings.Password));
        SetText(_request, 4096, "user");
        SetText(_request, 4097, "");
        Assert.Equal(("user", ""), (settings.UserName, settings.Password));
        Set(_request, 77, 2u);
        Set(_request, 96, 1u);
        Set(_request, 100, 1u);
        Assert.Equal((AutologonPolicy.High, true, true), (settings.AutologonPolicy, settings.SpnIncludesPort, settings.RejectsUserInformation));
    }

    [Fact]
    public void Switches_OfASession_AreItsProperties()
    {
        ClientSession client = _session.Client;
        foreach (uint number in new uint[] { 140, 153, 173, 195 }) Assert.Equal(Win32Error.Success, Set(_session, number, 2u)); // any BOOL but 0
        Assert.Equal((true, true, true, false), (client.FallsBackFast, client.UsesFastOpen, client.TakesFirstAvailable, client.SharesConnections));
        foreach (uint number in new uint[] { 140, 153, 173, 195 }) Assert.Equal(Win32Error.Success, Set(_session, number, 0u));
        Assert.Equal((false, false, false, true), (client.FallsBackFast, client.UsesFastOpen, client.TakesFirstAvailable, client.SharesConnections));
    }
}

using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Sessions;

public sealed class RequestSettingsTests
{
    [Theory]
    [InlineData(0, -1)]
    [InlineData(1, 1)]
    [InlineData(30_000, 30_000)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue + 1u, -1)]
    [InlineData(uint.MaxValue, -1)]
    public void Wait_StoredTimeout_IsMillisecondsOrNoLimit(uint stored, int expected) =>
        Assert.Equal(expected, RequestSettings.Wait(stored));

    [Fact]
    public void Defaults_ChangedAfterOpening_DoNotReachTheRequest()
    {
        ClientSession session = new(CallMode.Blocking);
        session.Defaults.ReceiveTimeout = 1;
        using ClientRequest request = new(session, new RequestTarget(new(false, "h", 80), "GET", "/", 1), new RecordedProgress());
        session.Defaults.ReceiveTimeout = 2;
        Assert.Equal(1u, request.Settings.ReceiveTimeout);
        request.OwnSettings.ReceiveTimeout = 3;
        Assert.Equal(2u, session.Defaults.ReceiveTimeout);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public void MaxConnectionsPerServer_Set_TurnsZeroIntoTwo(uint set, uint expected) =>
        Assert.Equal(expected, new ClientSession(CallMode.Blocking) { MaxConnectionsPerServer = set }.MaxConnectionsPerServer);
}

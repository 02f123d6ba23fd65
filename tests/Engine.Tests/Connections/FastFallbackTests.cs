using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

/// <summary>IPV6_FAST_FALLBACK on localhost: ::1, then 127.0.0.1.</summary>
public sealed class FastFallbackTests
{
    private readonly RecordedProgress _progress = new();
    private readonly RequestSettings _settings = new() { ConnectTimeout = 0 }; // only the short limit ends an attempt

    private async Task<Connection> Dial(Mode mode, int port)
    {
        ClientSession session = new(mode.OfEngine()) { FallsBackFast = true };
        return await CallerThread.Run(mode.OfEngine(), () => Dialer.DialAsync(
            mode.OfEngine(), session, new ConnectionKey(new ServerKey(false, "localhost", (ushort)port)), _settings, _progress, default));
    }

    [Theory, BothModes]
    public async Task DialAsync_SilentIpv6_GoesOnAfterAMoment(Mode mode)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using ScriptedServer server = ScriptedServer.Start("connection\nhold");
        using SilentPort silent = await SilentPort.OpenAsync(IPAddress.IPv6Loopback, server.Port);
        using Connection connection = await Dial(mode, server.Port);
        Assert.Equal(
            ["ResolvingName localhost", "NameResolved ::1", "ConnectingToServer ::1", "ConnectingToServer 127.0.0.1", "ConnectedToServer 127.0.0.1"],
            _progress.Details);
    }

    [Theory, BothModes]
    public async Task DialAsync_SilentIpv6AndNoIpv4_TriesIpv6AgainWithTheFullTimeout(Mode mode)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        using RefusingPort refusing = new();
        using SilentPort silent = await SilentPort.OpenAsync(IPAddress.IPv6Loopback, refusing.Key.Port);
        _settings.ConnectTimeout = 500;
        await Dial(mode, refusing.Key.Port).FailsWith(FailureReason.DeadlinePassed);
        Assert.Equal(["ConnectingToServer ::1", "ConnectingToServer 127.0.0.1", "ConnectingToServer ::1"], _progress.Details[2..]);
    }

    [Theory, BothModes]
    public async Task DialAsync_BothRefuse_AsksNobodyTwice(Mode mode)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        using RefusingPort refusing = new();
        await Dial(mode, refusing.Key.Port).FailsWith(FailureReason.CannotConnect);
        Assert.Equal(["ConnectingToServer ::1", "ConnectingToServer 127.0.0.1"], _progress.Details[2..]);
    }
}

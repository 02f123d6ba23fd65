using System.Net.Sockets;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class DialerTests
{
    private readonly RecordedProgress _progress = new();
    private readonly ClientSession _session = new(CallMode.Asynchronous);
    private readonly RequestSettings _settings = new();

    private async Task<Connection> Dial(Mode mode, string host, int port, CancellationToken stop = default) =>
        await CallerThread.Run(mode.OfEngine(),
            () => Dialer.DialAsync(mode.OfEngine(), _session, new ConnectionKey(new ServerKey(false, host, (ushort)port)), _settings, _progress, stop));

    [Theory, BothModes]
    public async Task DialAsync_Literal_ReportsEachStep(Mode mode)
    {
        await using ScriptedServer server = ScriptedServer.Start("connection\nhold");
        using Connection connection = await Dial(mode, "127.0.0.1", server.Port);
        Assert.Equal(
            ["ResolvingName 127.0.0.1", "NameResolved 127.0.0.1", "ConnectingToServer 127.0.0.1", "ConnectedToServer 127.0.0.1"],
            _progress.Details);
        Assert.Equal(server.Port, connection.Transport.Tcp.RemoteEndPoint.Port);
        Assert.False(connection.Reused);
        await server.AcceptedAsync(1);
    }

    [Theory, BothModes]
    public async Task DialAsync_LocalhostWithoutIpv6Server_FallsBack(Mode mode)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using ScriptedServer server = ScriptedServer.Start("connection\nhold");
        using Connection connection = await Dial(mode, "localhost", server.Port);
        Assert.Equal(
            ["ResolvingName localhost", "NameResolved ::1", "ConnectingToServer ::1", "ConnectingToServer 127.0.0.1", "ConnectedToServer 127.0.0.1"],
            _progress.Details);
    }

    [Theory, BothModes]
    public async Task DialAsync_OneAttemptAllowed_TriesOneAddress(Mode mode)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using ScriptedServer server = ScriptedServer.Start("connection\nhold");
        _settings.ConnectRetries = 1;
        await Dial(mode, "localhost", server.Port).FailsWith(FailureReason.CannotConnect);
        Assert.Equal(["ResolvingName localhost", "NameResolved ::1", "ConnectingToServer ::1"], _progress.Details);
    }

    [Theory, BothModes]
    public async Task DialAsync_Refused_CannotConnect(Mode mode)
    {
        using RefusingPort port = new();
        EngineFailure failure = await Dial(mode, "127.0.0.1", port.Key.Port).FailsWith(FailureReason.CannotConnect);
        Assert.Equal(SocketError.ConnectionRefused, failure.SocketError);
        Assert.Equal(["ResolvingName", "NameResolved", "ConnectingToServer"], _progress.Names);
    }

    [Theory, BothModes]
    public async Task DialAsync_NoAnswer_DeadlinePasses(Mode mode)
    {
        using SilentPort port = await SilentPort.OpenAsync();
        _settings.ConnectTimeout = 100;
        EngineFailure failure = await Dial(mode, "127.0.0.1", port.Key.Port).FailsWith(FailureReason.DeadlinePassed);
        Assert.Equal(SocketError.TimedOut, failure.SocketError);
    }

    [Theory, BothModes]
    public async Task DialAsync_StoppedWhileConnecting_EndsPromptly(Mode mode)
    {
        using SilentPort port = await SilentPort.OpenAsync();
        _settings.ConnectTimeout = 0;
        for (int moment = 0; moment < 10; moment++)
        {
            using CancellationTokenSource stop = new();
            using ManualResetEventSlim connecting = new();
            _progress.Acting = report =>
            {
                if (report == nameof(IRequestObserver.ConnectingToServer)) connecting.Set();
            };
            Task<Connection> dial = Dial(mode, "127.0.0.1", port.Key.Port, stop.Token);
            Assert.True(connecting.Wait(CallerThread.Limit));
            Thread.SpinWait(moment * moment * 500);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dial);
        }
    }

    [Theory]
    [BothModes("ResolvingName")]
    [BothModes("NameResolved")]
    [BothModes("ConnectingToServer")]
    public async Task DialAsync_StoppedInAReport_GoesNoFurther(Mode mode, string report)
    {
        await using ScriptedServer server = ScriptedServer.Start("connection\nhold");
        using CancellationTokenSource stop = new();
        _progress.Acting = name =>
        {
            if (name == report) stop.Cancel();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Dial(mode, "127.0.0.1", server.Port, stop.Token));
        Assert.Equal(report, _progress.Names[^1]);
        Assert.Empty(server.Connections);
    }

    [Theory, BothModes]
    public async Task DialAsync_UnknownName_StopsAfterResolving(Mode mode)
    {
        await Dial(mode, "nothing.invalid", 80).FailsWith(FailureReason.NameNotResolved);
        Assert.Equal(["ResolvingName nothing.invalid"], _progress.Details);
    }
}

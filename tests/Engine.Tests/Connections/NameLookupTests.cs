using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Connections;

public sealed class NameLookupTests
{
    private static async Task<IPAddress[]> Find(Mode mode, string host, CancellationToken stop = default) => (await CallerThread.Run(
        mode.OfEngine(), () => NameLookup.FindAsync(mode.OfEngine(), host, new RequestSettings(), cache: null, stop))).Addresses;

    [Theory]
    [BothModes("127.0.0.1")]
    [BothModes("192.0.2.1")]
    [BothModes("::1")]
    [BothModes("2001:db8::1")]
    public async Task FindAsync_Literal_IsThatAddress(Mode mode, string literal) =>
        Assert.Equal([IPAddress.Parse(literal)], await Find(mode, literal));

    [Theory, BothModes]
    public async Task FindAsync_Localhost_IsIpv6ThenIpv4(Mode mode)
    {
        IPAddress[] expected = Socket.OSSupportsIPv6 ? [IPAddress.IPv6Loopback, IPAddress.Loopback] : [IPAddress.Loopback];
        Assert.Equal(expected, await Find(mode, "localhost"));
    }

    // RFC 6761, section 6.4: no resolver knows a name below .invalid.
    [Theory]
    [BothModes("nothing.invalid")]
    [BothModes("..")]
    [BothModes("a..b.invalid")]
    public async Task FindAsync_UnknownName_IsNotResolved(Mode mode, string host) =>
        await Find(mode, host).FailsWith(FailureReason.NameNotResolved);

    [Theory, BothModes]
    public async Task FindAsync_LabelTooLong_IsNotResolved(Mode mode) =>
        await Find(mode, new string('a', 64) + ".invalid").FailsWith(FailureReason.NameNotResolved);

    [Theory, BothModes]
    public async Task FindAsync_NameTooLong_IsNotResolved(Mode mode) =>
        await Find(mode, string.Concat(Enumerable.Repeat("abcdefg.", 31)) + "invalid").FailsWith(FailureReason.NameNotResolved);

    [Fact]
    public async Task FindAsync_StoppedBefore_IsCancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Find(Mode.Asynchronous, "nothing.invalid", new CancellationToken(canceled: true)));
}

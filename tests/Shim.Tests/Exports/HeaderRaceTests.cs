using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Handles;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>A header that one thread adds while another one sends the request.</summary>
[Collection(BothCores.Name)]
public sealed class HeaderRaceTests
{
    private const int Rounds = 20_000;
    private const uint Add = 0x2000_0000;

    [Fact]
    public void AddRequestHeaders_RacedByASend_IsSentWithItOrRefused()
    {
        nint session = NativeCalls.Open(), connection = NativeCalls.Connect(session);
        nint[] requests = [.. Enumerable.Range(0, Rounds).Select(_ => NativeCalls.OpenRequest(connection))];
        bool[][] outcomes = [new bool[Rounds], new bool[Rounds]];
        Contest.RunInStep(Rounds, (number, round) =>
            outcomes[number][round] = number == 0 ? NativeCalls.AddRequestHeaders(requests[round], "Name: value", Add) == 1 : IsSent(requests[round]));
        foreach (nint request in requests) NativeCalls.CloseHandle(request);
        NativeCalls.CloseHandle(connection);
        NativeCalls.CloseHandle(session);
        Assert.Equal(outcomes[0], outcomes[1]);
    }

    // From its start on a send has the headers that it goes out with.
    private static bool IsSent(nint request)
    {
        using Lease<RequestHandle> lease = new(request);
        return lease.Target.Client.TryStart(RequestOperation.Send, out _) && lease.Target.Client.Headers.Find("Name") is not null;
    }
}

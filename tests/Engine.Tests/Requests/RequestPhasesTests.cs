using WinHttpCompat.Engine.Requests;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

public sealed class RequestPhasesTests
{
    // The table of "WinHTTP Sessions Overview" with the pending phases, written out: what is not here is not allowed.
    private static readonly Dictionary<(RequestPhase, RequestOperation), RequestPhase> Allowed = new()
    {
        [(RequestPhase.Opened, RequestOperation.Send)] = RequestPhase.Sending,
        [(RequestPhase.SendFailed, RequestOperation.Send)] = RequestPhase.Sending,
        [(RequestPhase.HeadersAvailable, RequestOperation.Send)] = RequestPhase.Sending,
        [(RequestPhase.Failed, RequestOperation.Send)] = RequestPhase.Sending,
        [(RequestPhase.Sent, RequestOperation.Write)] = RequestPhase.Writing,
        [(RequestPhase.Sent, RequestOperation.Receive)] = RequestPhase.Receiving,
        [(RequestPhase.HeadersAvailable, RequestOperation.Read)] = RequestPhase.Reading,
        [(RequestPhase.Redirecting, RequestOperation.Read)] = RequestPhase.Redirecting,
    };

    [Fact]
    public void Start_EveryPhaseAndOperation_FollowsTheTable()
    {
        foreach (RequestPhase phase in Enum.GetValues<RequestPhase>())
        {
            foreach (RequestOperation operation in Enum.GetValues<RequestOperation>())
            {
                RequestPhase? expected = Allowed.TryGetValue((phase, operation), out RequestPhase pending) ? pending : null;
                Assert.True(expected == RequestPhases.Start(phase, operation), $"{operation} in {phase}");
            }
        }
    }

    [Theory]
    [InlineData(nameof(RequestPhase.Opened), nameof(RequestPhase.Opened), nameof(RequestPhase.Opened), false)]
    [InlineData(nameof(RequestPhase.Sending), nameof(RequestPhase.Sent), nameof(RequestPhase.SendFailed), true)]
    [InlineData(nameof(RequestPhase.Sent), nameof(RequestPhase.Sent), nameof(RequestPhase.Sent), false)]
    [InlineData(nameof(RequestPhase.SendFailed), nameof(RequestPhase.SendFailed), nameof(RequestPhase.SendFailed), false)]
    [InlineData(nameof(RequestPhase.Writing), nameof(RequestPhase.Sent), nameof(RequestPhase.SendFailed), true)]
    [InlineData(nameof(RequestPhase.Receiving), nameof(RequestPhase.HeadersAvailable), nameof(RequestPhase.Failed), true)]
    [InlineData(nameof(RequestPhase.Redirecting), nameof(RequestPhase.Redirecting), nameof(RequestPhase.Redirecting), true)]
    [InlineData(nameof(RequestPhase.HeadersAvailable), nameof(RequestPhase.HeadersAvailable), nameof(RequestPhase.HeadersAvailable), false)]
    [InlineData(nameof(RequestPhase.Reading), nameof(RequestPhase.HeadersAvailable), nameof(RequestPhase.Failed), true)]
    [InlineData(nameof(RequestPhase.Failed), nameof(RequestPhase.Failed), nameof(RequestPhase.Failed), false)]
    [InlineData(nameof(RequestPhase.Closed), nameof(RequestPhase.Closed), nameof(RequestPhase.Closed), false)]
    public void After_EachPhase_LeadsOn(string phase, string succeeded, string failed, bool pending)
    {
        RequestPhase from = Enum.Parse<RequestPhase>(phase);
        Assert.Equal(succeeded, RequestPhases.AfterSuccess(from).ToString());
        Assert.Equal(failed, RequestPhases.AfterFailure(from).ToString());
        Assert.Equal(pending, RequestPhases.IsPending(from));
    }
}

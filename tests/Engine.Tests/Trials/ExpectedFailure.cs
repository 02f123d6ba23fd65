using WinHttpCompat.Engine.Status;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>How tests expect the engine's failures.</summary>
internal static class ExpectedFailure
{
    /// <summary>Asserts that the operation fails for that reason.</summary>
    public static async Task<EngineFailure> FailsWith(this Task operation, FailureReason reason)
    {
        EngineFailure failure = await Assert.ThrowsAsync<EngineFailure>(() => operation);
        Assert.True(reason == failure.Reason, $"expected {reason}, but was {failure}");
        return failure;
    }

    /// <summary>Asserts that the call fails for that reason.</summary>
    public static void FailsWith(this Action call, FailureReason reason) =>
        Assert.Equal(reason, Assert.Throws<EngineFailure>(call).Reason);
}

using WinHttpCompat.Engine.Status;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed class ErrorMapTests
{
    [Fact]
    public void ToWin32_EveryReason_IsANamedError() => Assert.All(Enum.GetValues<FailureReason>(), static reason =>
    {
        Win32Error error = ErrorMap.ToWin32(reason);
        Assert.True(Enum.IsDefined(error), $"{reason}: {error}");
        Assert.NotEqual(Win32Error.Success, error);
        Assert.NotEqual(Win32Error.InternalError, error);
    });

    [Fact]
    public void ToWin32_DifferentReasons_AreDifferentErrors() =>
        Assert.Distinct(Enum.GetValues<FailureReason>().Select(ErrorMap.ToWin32));

    [Theory]
    [InlineData(12019, nameof(FailureReason.WrongPhase))]
    [InlineData(87, nameof(FailureReason.InvalidArgument))]
    [InlineData(120, nameof(FailureReason.NotImplemented))]
    [InlineData(12007, nameof(FailureReason.NameNotResolved))]
    [InlineData(12029, nameof(FailureReason.CannotConnect))]
    [InlineData(12030, nameof(FailureReason.ConnectionLost))]
    [InlineData(12002, nameof(FailureReason.DeadlinePassed))]
    [InlineData(12152, nameof(FailureReason.MalformedResponse))]
    [InlineData(12017, nameof(FailureReason.Cancelled))]
    public void ToWin32_EngineFailure_IsItsReasonsNumber(int number, string reason) =>
        Assert.Equal((Win32Error)number, ErrorMap.ToWin32(new EngineFailure(Enum.Parse<FailureReason>(reason))));

    [Fact]
    public void ToWin32_OtherExceptions_HaveNumbersToo()
    {
        Assert.Equal(Win32Error.IncorrectHandleType, ErrorMap.ToWin32(new AbiFailure(Win32Error.IncorrectHandleType)));
        Assert.Equal(Win32Error.NotEnoughMemory, ErrorMap.ToWin32(new InsufficientMemoryException()));
        Assert.Equal(Win32Error.InternalError, ErrorMap.ToWin32(new FormatException()));
    }

    [Fact]
    public void Fail_EngineFailure_LeavesErrorAndSocketErrorToTheThread()
    {
        int result = LastError.Fail(new EngineFailure(FailureReason.CannotConnect, System.Net.Sockets.SocketError.ConnectionRefused));
        (int errno, uint last, uint socket) = (System.Runtime.InteropServices.Marshal.GetLastSystemError(), ThreadError.Last, LastError.SocketError);

        Assert.Equal((0, 12029, 12029u, 10061u), (result, errno, last, socket));
        (uint Last, uint Socket) elsewhere = (1, 1);
        Thread other = new(() => elsewhere = (ThreadError.Last, LastError.SocketError));
        other.Start();
        other.Join();
        Assert.Equal((0u, 0u), elsewhere);

        Assert.Equal(1, LastError.Succeed());
        Assert.Equal(0u, ThreadError.Last);
        Assert.Equal(1, LastError.Pend());
        Assert.Equal(997u, ThreadError.Last);
    }
}

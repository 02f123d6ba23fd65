using WinHttpCompat.Shim.Abi;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed unsafe class HandleExportsTests : IDisposable
{
    private readonly nint _session, _connect, _request;

    public HandleExportsTests()
    {
        _session = NativeCalls.Open("tests", flags: NativeCalls.Asynchronous);
        _connect = NativeCalls.Connect(_session);
        _request = NativeCalls.OpenRequest(_connect);
    }

    public void Dispose()
    {
        NativeCalls.CloseHandle(_request);
        NativeCalls.CloseHandle(_connect);
        NativeCalls.CloseHandle(_session);
    }

    [Fact]
    public void CloseHandle_ParentsFirst_LeavesTheChildrenUsable()
    {
        nint session = NativeCalls.Open();
        nint connect = NativeCalls.Connect(session);
        Assert.Equal(1, NativeCalls.CloseHandle(session));
        nint request = NativeCalls.OpenRequest(connect);
        Assert.NotEqual(0, request);
        Assert.Equal(1, NativeCalls.CloseHandle(connect));
        Assert.Equal(1, NativeCalls.AddRequestHeaders(request, "A: 1", 0));
        Assert.Equal(1, NativeCalls.CloseHandle(request));

        foreach (nint closed in new[] { session, connect, request })
        {
            ThreadError.Set(0);
            Assert.Equal((0, 6u), (NativeCalls.CloseHandle(closed), ThreadError.Last));
        }
    }

    [Fact]
    public void SetStatusCallback_Exchange_ReturnsThePreviousOne()
    {
        nint function = NotificationLog.Address;
        ThreadError.Set(1);
        Assert.Equal((0, 0u), (NativeCalls.SetStatusCallback(_request, function, 0), ThreadError.Last));
        Assert.Equal(function, NativeCalls.SetStatusCallback(_request, function, 1));
        Assert.Equal(function, NativeCalls.SetStatusCallback(_request, 0, 0));
        Assert.Equal(0, NativeCalls.SetStatusCallback(_request, 0, 0));
    }

    [Fact]
    public void SetStatusCallback_BadCalls_ReturnTheInvalidValue()
    {
        Assert.Equal((-1, 87u), (NativeCalls.SetStatusCallback(_request, -1, 0), ThreadError.Last));
        Assert.Equal((-1, 87u), (NativeCalls.SetStatusCallback(_request, 0, 0, reserved: 1), ThreadError.Last));
        Assert.Equal((-1, 6u), (NativeCalls.SetStatusCallback(0, -1, 0, reserved: 1), ThreadError.Last));
    }

    [Fact]
    public void SetTimeouts_Values_AreThoseOfTheOptions()
    {
        ThreadError.Set(1);
        Assert.Equal((1, 0u), (NativeCalls.SetTimeouts(_session, 0, 1, -1, 4), ThreadError.Last));
        Assert.Equal([0, 1, uint.MaxValue, 4], new uint[] { 2, 3, 5, 6 }.Select(option => Number(_session, option)));
        Assert.Equal([0, 60_000, 30_000, 30_000], new uint[] { 2, 3, 5, 6 }.Select(option => Number(_request, option)));
    }

    [Theory]
    [InlineData(-2, 0, 0, 0)]
    [InlineData(0, int.MinValue, 0, 0)]
    [InlineData(0, 0, -2, 0)]
    [InlineData(0, 0, 0, -2)]
    public void SetTimeouts_BelowMinusOne_Is87BeforeTheKindAndChangesNothing(int resolve, int connect, int send, int receive)
    {
        foreach (nint handle in new[] { _session, _connect, _request })
        {
            Assert.Equal((0, 87u), (NativeCalls.SetTimeouts(handle, resolve, connect, send, receive), ThreadError.Last));
        }
        Assert.Equal(60_000u, Number(_session, 3));
        Assert.Equal((0, 12018u), (NativeCalls.SetTimeouts(_connect, 0, 0, 0, 0), ThreadError.Last));
        Assert.Equal((0, 6u), (NativeCalls.SetTimeouts(0, resolve, connect, send, receive), ThreadError.Last));
    }

    [Fact]
    public void Options_OfNoHandle_AreRefusedBeforeTheirNumber()
    {
        uint value = 0, length = 4;
        nint closed = NativeCalls.Open();
        NativeCalls.CloseHandle(closed);
        Assert.Equal((0, 6u), (NativeCalls.QueryOption(closed, 0, &value, &length), ThreadError.Last));
        Assert.Equal((0, 6u), (NativeCalls.SetOption(closed, uint.MaxValue, &value, 4), ThreadError.Last));
        Assert.Equal((0, 12009u), (NativeCalls.QueryOption(_session, uint.MaxValue, &value, &length), ThreadError.Last));
        Assert.Equal((0, 12009u), (NativeCalls.SetOption(_session, uint.MaxValue, &value, 4), ThreadError.Last));
        Assert.Equal((0, 12019u), (NativeCalls.QueryOption(_request, 93, &value, &length), ThreadError.Last));
    }

    [Fact]
    public void Options_ThroughTheExports_AreSetAndQueried()
    {
        uint value = 1234;
        ThreadError.Set(1);
        Assert.Equal((1, 0u), (NativeCalls.SetOption(_request, 6, &value, 4), ThreadError.Last));
        Assert.Equal(1234u, Number(_request, 6));
        uint length = 3;
        Assert.Equal((0, 122u), (NativeCalls.QueryOption(_request, 6, &value, &length), ThreadError.Last));
        Assert.Equal(4u, length);
    }

    // Programs free their context in HANDLE_CLOSING; they rely on getting it also when the send was refused.
    [Fact]
    public void SendRequest_Refused_KeepsTheContextAllTheSame()
    {
        using NotificationLog log = new();
        NativeCalls.SetStatusCallback(_request, NotificationLog.Address, (uint)CallbackStatus.HandleClosing);
        Assert.Equal((0, 87u), (NativeCalls.SendRequest(_request, "no header", context: log.Context), ThreadError.Last));
        NativeCalls.CloseHandle(_request);

        Assert.Equal(new(_request, CallbackStatus.HandleClosing, _request, (uint)nint.Size), Assert.Single(log.Entries));
    }

    [Fact]
    public void ReadAndWrite_Refused_ClearTheCountFirst()
    {
        uint count = 7;
        Assert.Equal((0, 6u), (NativeCalls.ReadData(0, null, 1, &count), ThreadError.Last));
        Assert.Equal(0u, count);
        count = 7;
        Assert.Equal((0, 6u), (NativeCalls.WriteData(0, null, 1, &count), ThreadError.Last));
        Assert.Equal(0u, count);
        Assert.Equal((0, 12018u), (NativeCalls.ReadData(_session, null, 1, &count), ThreadError.Last));
        Assert.Equal((0, 87u), (NativeCalls.ReadData(_request, null, 1, &count), ThreadError.Last));
        Assert.Equal((0, 87u), (NativeCalls.WriteData(_request, null, 1, &count), ThreadError.Last));
        Assert.Equal((0, 12019u), (NativeCalls.ReadData(_request, &count, 4, null), ThreadError.Last));
        Assert.Equal((0, 12019u), (NativeCalls.WriteData(_request, &count, 4, null), ThreadError.Last));
        Assert.Equal((0, 12019u), (NativeCalls.QueryDataAvailable(_request, null), ThreadError.Last));
        Assert.Equal((0, 87u), (NativeCalls.ReceiveResponse(_request, reserved: 1), ThreadError.Last));
    }

    private static uint Number(nint handle, uint option)
    {
        uint value, length = 4;
        Assert.Equal(1, NativeCalls.QueryOption(handle, option, &value, &length));
        return value;
    }
}

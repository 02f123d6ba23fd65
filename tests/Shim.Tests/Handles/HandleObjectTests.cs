using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

[Collection(BothCores.Name)]
public sealed class HandleObjectTests
{
    private readonly SessionHandle _session = CountedHandle.NewSession();

    [Fact]
    public void TryClose_Twice_ClosesOnce()
    {
        CountedHandle handle = CountedHandle.Open(_session);

        Assert.True(handle.TryClose());
        Assert.False(handle.TryClose());
        Assert.Equal((1, 1), (handle.Cancelled, handle.Freed));
    }

    [Fact]
    public void TryClose_WhileUsed_CancelsAtOnceAndFreesWithTheLastUser()
    {
        CountedHandle handle = CountedHandle.Open(_session);
        Assert.True(handle.TryUse());
        handle.UseAgain();

        Assert.True(handle.TryClose());
        Assert.False(handle.TryUse());
        Assert.Equal((1, 0), (handle.Cancelled, handle.Freed));
        handle.Release();
        Assert.Equal(0, handle.Freed);
        handle.Release();
        Assert.Equal((1, 1), (handle.Cancelled, handle.Freed));
    }

    [Fact]
    public void TryClose_RacedByUsersAndClosers_FinishesExactlyOnce()
    {
        const int Rounds = 100_000;
        CountedHandle[] handles = [.. Enumerable.Range(0, Rounds).Select(_ => CountedHandle.Open(_session))];
        using NotificationLog log = new();
        foreach (CountedHandle handle in handles)
        {
            handle.Context = log.Context;
            handle.ExchangeCallback(NotificationLog.Callback(CallbackStatus.HandleClosing));
        }
        int closed = 0, freedWhileUsed = 0;
        Contest.RunInStep(Rounds, (number, round) =>
        {
            CountedHandle handle = handles[round];
            // By turns: both close; one closes while the other comes and goes.
            bool uses = round % 2 == 1, closes = !uses || number == 0;
            bool used = uses && handle.TryUse();
            if (closes && handle.TryClose()) Interlocked.Increment(ref closed);
            if (!used) return;
            if (handle.Freed != 0) Interlocked.Increment(ref freedWhileUsed);
            handle.Release();
        });

        Assert.Equal((Rounds, 0), (closed, freedWhileUsed));
        Assert.All(handles, static handle => Assert.Equal((1, 1), (handle.Cancelled, handle.Freed)));
        Assert.Equal(handles.Select(static handle => handle.Value).Order(), log.Entries.Select(static entry => entry.Handle).Order());
    }

    [Fact]
    public void HandleClosing_Payload_IsTheHandle()
    {
        using NotificationLog log = new();
        CountedHandle handle = CountedHandle.Open(_session);
        handle.Context = log.Context;
        handle.ExchangeCallback(NotificationLog.Callback(CallbackStatus.HandleClosing));
        handle.TryClose();

        NotificationLog.Entry entry = Assert.Single(log.Entries);
        Assert.Equal(new NotificationLog.Entry(handle.Value, CallbackStatus.HandleClosing, handle.Value, (uint)nint.Size), entry);
    }

    [Fact]
    public void HandleClosing_NotWanted_IsNotSent()
    {
        using NotificationLog log = new();
        CountedHandle handle = CountedHandle.Open(_session);
        handle.Context = log.Context;
        handle.ExchangeCallback(NotificationLog.Callback(~CallbackStatus.HandleClosing));
        handle.TryClose();

        Assert.Equal(1, handle.Freed);
        Assert.Empty(log.Entries);
    }

    [Fact]
    public void Child_AtCreation_CopiesCallbackAndContext()
    {
        using NotificationLog log = new();
        _session.Context = log.Context;
        _session.ExchangeCallback(NotificationLog.Callback(CallbackStatus.HandleClosing));
        CountedHandle child = CountedHandle.Open(_session);
        CountedHandle second = CountedHandle.Open(_session);
        _session.ExchangeCallback(null);
        second.ExchangeCallback(null);

        Assert.Equal(log.Context, child.Context);
        child.TryClose();
        second.TryClose();
        Assert.Equal(child.Value, Assert.Single(log.Entries).Handle);
    }

    [Fact]
    public void Lease_WrongKindOrStale_RefusesAndKeepsNothing()
    {
        CountedHandle handle = CountedHandle.Open(_session);

        Assert.Equal(Win32Error.IncorrectHandleType, RefusalOf<ConnectHandle>(handle.Value));
        Assert.Null(RefusalOf<HandleObject>(handle.Value));
        handle.TryClose();
        Assert.Equal(1, handle.Freed);
        Assert.Equal(Win32Error.InvalidHandle, RefusalOf<ConnectHandle>(handle.Value));
    }

    private static Win32Error? RefusalOf<T>(nint value)
        where T : HandleObject
    {
        using Lease<T> lease = new(value);
        if (lease.Error is not Win32Error.Success) return lease.Error;
        Assert.Equal(value, lease.Target.Value);
        return null;
    }
}

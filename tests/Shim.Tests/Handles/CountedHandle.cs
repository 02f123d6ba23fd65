using WinHttpCompat.Engine;
using WinHttpCompat.Shim.Handles;

namespace WinHttpCompat.Shim.Tests;

/// <summary>A handle that counts what happens to it, and does nothing else.</summary>
internal sealed class CountedHandle : HandleObject
{
    private int _cancelled, _freed;

    public CountedHandle(SessionHandle session)
        : base(HandleKind.Request, session)
    {
        Session = session;
        session.CountHandle();
    }

    public override SessionHandle Session { get; }

    public int Cancelled => Volatile.Read(ref _cancelled);

    public int Freed => Volatile.Read(ref _freed);

    /// <summary>A session whose handles are never looked at by anybody else.</summary>
    public static SessionHandle NewSession() => new(CallMode.Blocking);

    public static CountedHandle Open(SessionHandle session)
    {
        CountedHandle opened = new(session);
        HandleTable.Add(opened);
        return opened;
    }

    protected override void Cancel() => Interlocked.Increment(ref _cancelled);

    protected override void Free() => Interlocked.Increment(ref _freed);
}

using System.Diagnostics;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Callbacks;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Handles;

/// <summary>What an HINTERNET stands for. Alive while it is open, while a call uses it and while an operation or a
/// callback of it runs; the last user after closing sends HANDLE_CLOSING.</summary>
internal abstract class HandleObject
{
    private const int ClosedBit = 1 << 30;

    // Users, with ClosedBit once closed. An open handle is one user of itself.
    private int _state = 1;
    private volatile StatusCallback? _callback;
    private nuint _context;

    protected HandleObject(HandleKind kind, HandleObject? parent)
    {
        Kind = kind;
        Parent = parent;
        _callback = parent?._callback;
        _context = parent?.Context ?? 0;
    }

    public HandleKind Kind { get; }

    public HandleObject? Parent { get; }

    /// <summary>The HINTERNET; set once by the table.</summary>
    public nint Value { get; set; }

    public abstract SessionHandle Session { get; }

    /// <summary>Function and flags change together, or a notification could meet the one with the other's.</summary>
    public StatusCallback? Callback => _callback;

    public nuint Context
    {
        get => Volatile.Read(ref _context);
        set => Volatile.Write(ref _context, value);
    }

    /// <returns>The callback in effect until now.</returns>
    public StatusCallback? ExchangeCallback(StatusCallback? callback) => Interlocked.Exchange(ref _callback, callback);

    /// <summary>Becomes a user.</summary>
    /// <returns>False when the handle is closed.</returns>
    public bool TryUse()
    {
        while (true)
        {
            int state = Volatile.Read(ref _state);
            if ((state & ClosedBit) != 0) return false;
            if (Interlocked.CompareExchange(ref _state, state + 1, state) == state) return true;
        }
    }

    /// <summary>Adds another user; only while being one.</summary>
    public void UseAgain()
    {
        int state = Interlocked.Increment(ref _state);
        Debug.Assert((state & ~ClosedBit) > 1);
    }

    /// <summary>Stops being a user.</summary>
    public void Release()
    {
        int state = Interlocked.Decrement(ref _state);
        Debug.Assert((state & ~ClosedBit) >= 0);
        if (state == ClosedBit) Finish();
    }

    /// <summary>Closes the handle: it accepts no call any more, and its pending operation is cancelled.</summary>
    /// <returns>False when it was closed already.</returns>
    public bool TryClose()
    {
        while (true)
        {
            int state = Volatile.Read(ref _state);
            if ((state & ClosedBit) != 0) return false;
            if (Interlocked.CompareExchange(ref _state, state | ClosedBit, state) == state) break;
        }
        Cancel();
        Release();
        return true;
    }

    /// <summary>Ends the pending operation soon.</summary>
    protected virtual void Cancel()
    {
    }

    /// <summary>Gives up what the handle holds; no operation is pending.</summary>
    protected virtual void Free()
    {
    }

    private unsafe void Finish()
    {
        // The last user is often a call that has just set its last error; nothing here must change it.
        (Win32Error last, int system) = LastError.Save();
        try
        {
            Free();
        }
        catch (Exception failure)
        {
            // A mistake of ours. HANDLE_CLOSING must come all the same, and this thread may be anybody's.
            Debug.Fail(failure.ToString());
        }
        nint value = Value;
        CallbackDispatch.Notify(this, CallbackStatus.HandleClosing, &value, (uint)sizeof(nint));
        HandleTable.Remove(this);
        Session.ForgetHandle();
        LastError.Restore(last, system);
    }
}

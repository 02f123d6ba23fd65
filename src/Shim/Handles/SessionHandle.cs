using WinHttpCompat.Engine;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Handles;

/// <summary>A session handle.</summary>
internal sealed class SessionHandle(CallMode mode) : HandleObject(HandleKind.Session, null)
{
    // This handle and all below it that are not finished.
    private int _handles = 1;

    public ClientSession Client { get; } = new(mode);

    public bool IsAsynchronous => Client.Mode is not CallMode.Blocking;

    public override SessionHandle Session => this;

    /// <summary>Opened with WINHTTP_FLAG_SECURE_DEFAULTS: nothing older than TLS 1.2.</summary>
    public bool HasSecureDefaults { get; init; }

    /// <summary>UNLOAD_NOTIFY_EVENT: set after the last callback of the session; 0 = none.</summary>
    public nint UnloadEvent { get; set; }

    /// <summary>Whether a connect handle has ever been opened.</summary>
    public bool HasHadChildren { get; private set; }

    public void CountHandle()
    {
        HasHadChildren = true;
        Interlocked.Increment(ref _handles);
    }

    /// <summary>A handle of the session has had its last callback.</summary>
    public void ForgetHandle()
    {
        if (Interlocked.Decrement(ref _handles) > 0) return;
        Client.End();
        if (UnloadEvent != 0) Event.Set(UnloadEvent);
    }
}

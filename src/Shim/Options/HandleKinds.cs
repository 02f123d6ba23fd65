using WinHttpCompat.Shim.Handles;

namespace WinHttpCompat.Shim.Options;

/// <summary>The handles an option can be used with.</summary>
[Flags]
internal enum HandleKinds
{
    Nowhere = 0,

    /// <summary>No handle: the option belongs to the process.</summary>
    Null = 1,
    Session = 2,
    Connect = 4,
    Request = 8,
    Any = Session | Connect | Request,
    SessionOrRequest = Session | Request,
}

internal static class HandleKindSet
{
    /// <param name="handle">Null = no handle was given.</param>
    public static bool Includes(this HandleKinds kinds, HandleObject? handle) => handle?.Kind switch
    {
        null => kinds.HasFlag(HandleKinds.Null),
        HandleKind.Session => kinds.HasFlag(HandleKinds.Session),
        HandleKind.Connect => kinds.HasFlag(HandleKinds.Connect),
        HandleKind.Request => kinds.HasFlag(HandleKinds.Request),
        _ => false,
    };
}

using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Handles;

/// <summary>Keeps a handle alive for the length of one call. Refusing allocates nothing: in a forked child nothing else
/// would be safe.</summary>
internal readonly ref struct Lease<T>
    where T : HandleObject
{
    private readonly T? _target;

    /// <param name="value">An HINTERNET, or anything.</param>
    public Lease(nint value)
    {
        HandleObject? found = HandleTable.Use(value);
        _target = found as T;
        if (_target is not null) return;
        Error = found is null ? Win32Error.InvalidHandle : Win32Error.IncorrectHandleType;
        found?.Release();
    }

    /// <summary>Success; InvalidHandle: not open; IncorrectHandleType: open, but of another kind.</summary>
    public Win32Error Error { get; }

    public T Target => _target!; // asked for after Error said Success

    public void Dispose() => _target?.Release();
}

using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Handles;

/// <summary>Keeps a handle alive for the length of one call.</summary>
internal readonly ref struct Lease<T>
    where T : HandleObject
{
    private readonly T? _target;

    /// <exception cref="AbiFailure">InvalidHandle: not open; IncorrectHandleType: open, but of another kind.</exception>
    public Lease(nint value)
    {
        HandleObject found = HandleTable.Use(value) ?? throw new AbiFailure(Win32Error.InvalidHandle);
        if (found is not T target)
        {
            found.Release();
            throw new AbiFailure(Win32Error.IncorrectHandleType);
        }
        _target = target;
    }

    public T Target => _target!; // a lease without a target does not come out of the constructor

    public void Dispose() => _target?.Release();
}

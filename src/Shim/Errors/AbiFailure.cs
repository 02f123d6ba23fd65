using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Errors;

/// <summary>A call refused by the shim itself: arguments, handles and options that the engine never sees.</summary>
internal sealed class AbiFailure(Win32Error error) : Exception(error.ToString())
{
    public Win32Error Error { get; } = error;
}

namespace WinHttpCompat.Engine.Connections;

/// <summary>Completions come on threads of the pool here, which have no rounds.</summary>
internal sealed class RoundSignal : IDisposable
{
    public static RoundSignal? TryMake() => null;

    public bool Raise() => false;

    public Task WaitAsync() => throw new PlatformNotSupportedException();

    public void Dispose()
    {
    }
}

namespace WinHttpCompat.Engine.Connections;

/// <summary>Completions come on threads of the pool here, which have no rounds.</summary>
internal sealed class RoundSignal : IDisposable
{
    public static RoundSignal? TryMake() => null;

#pragma warning disable CA1822 // static here, but not where there is something to raise
    public bool Raise() => false;

    public Task WaitAsync() => throw new PlatformNotSupportedException();
#pragma warning restore CA1822

    public void Dispose()
    {
    }
}

namespace WinHttpCompat.Shim.Process;

/// <summary>Windows has no fork.</summary>
internal static class ForkGuard
{
    public static bool IsForkedChild => false;
}

namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>The engine's <see cref="CallMode"/>, which is internal and so cannot be a parameter of a test.</summary>
public enum Mode
{
    Blocking,
    Asynchronous,
}

internal static class Modes
{
    public static CallMode OfEngine(this Mode mode) =>
        mode is Mode.Blocking ? CallMode.Blocking : CallMode.Asynchronous;
}

using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>Tests that run while no other does: two threads can meet only when both have a core.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BothCores
{
    public const string Name = "both cores";
}

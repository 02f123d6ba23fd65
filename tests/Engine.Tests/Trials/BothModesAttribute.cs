using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>Runs a theory in both modes, with these further arguments.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothModesAttribute(params object[] arguments) : DataAttribute
{
    public IReadOnlyList<object> Arguments { get; } = arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
        [
            new TheoryDataRow([Mode.Blocking, .. Arguments]),
            new TheoryDataRow([Mode.Asynchronous, .. Arguments]),
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

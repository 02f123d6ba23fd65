using Xunit;

namespace WinHttpCompat.Engine.Tests;

public sealed class Placeholder
{
    [Fact]
    public void Runner_OneTest_IsCounted() => Assert.Equal(1, Environment.GetCommandLineArgs().Length > 0 ? 1 : 0);
}

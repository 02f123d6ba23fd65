using System.Text.RegularExpressions;
using WinHttpCompat.Shim.Options;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>The list that the native tests of options walk.</summary>
public sealed partial class NativeOptionListTests
{
    [Fact]
    public void List_OfTheNativeTests_HasEveryOptionThatIsThere() => Assert.Equal(
        OptionTable.Known.Where(static option => option.Implemented).Select(static option => option.Number).Order(),
        RepositoryFiles.ReadLines("native-tests/options/option_list.h")
            .SelectMany(static line => Entry().Matches(line))
            .Select(static entry => ReferenceTable.Constants.Numbers[entry.Groups[1].Value]).Order());

    // An entry, or the macro that makes one, begins with the option's name.
    [GeneratedRegex(@"^    (?:\{ |\w+\()(WINHTTP_OPTION_\w+)[,)]")]
    private static partial Regex Entry();
}

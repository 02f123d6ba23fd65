using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Exports;
using WinHttpCompat.Shim.Options;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>docs/support.md says what the library does, and names all there is.</summary>
public sealed class SupportPageTests
{
    // Values of options, not options, whatever their names say.
    private static readonly string[] OptionValues =
    [
        "WINHTTP_OPTION_REDIRECT_POLICY_NEVER", "WINHTTP_OPTION_REDIRECT_POLICY_DISALLOW_HTTPS_TO_HTTP",
        "WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS", "WINHTTP_OPTION_REDIRECT_POLICY_LAST", "WINHTTP_OPTION_REDIRECT_POLICY_DEFAULT",
        "WINHTTP_OPTION_SPN_MASK", "WINHTTP_OPTION_REQUEST_ANNOTATION_MAX_LENGTH",
    ];

    [Fact]
    public void Functions_OfThePage_AreThoseOfTheHeader()
    {
        AssertSame(ReferenceTable.Functions.Rows.Select(static row => row["function"]), Names("Functions"));
        AssertSame(ReferenceTable.Win32Functions.Rows.Select(static row => row["function"]), Names("Win32 functions"));
    }

    [Fact]
    public void Functions_OfThePage_AreThoseExported()
    {
        IEnumerable<string> page = OperatingSystem.IsWindows() ? Names("Functions") : Names("Functions").Concat(Names("Win32 functions"));
        AssertSame(ExportedMethods.All.Select(ExportedMethods.EntryPoint), page);
    }

    [Fact]
    public void Functions_NotYetThere_AreThoseOfNotYetExports()
    {
        AssertSame(
            ExportedMethods.All.Where(static method => method.DeclaringType == typeof(NotYetExports)).Select(ExportedMethods.EntryPoint),
            SupportTable.Of("Functions").Rows.Where(static row => !row.IsThere).Select(static row => row.Name));
        Assert.All(SupportTable.Of("Win32 functions").Rows, static row => Assert.True(row.IsThere, row.Name));
    }

    [Fact]
    public void Options_OfThePage_AreThoseOfTheHeader() =>
        AssertSame(Constants("WINHTTP_OPTION_").Where(static one => !OptionValues.Contains(one.Name)), NamedNumbers("Options"));

    [Fact]
    public void Options_OfThePage_AreTheRowsOfTheTable() =>
        AssertSame(OptionTable.Known, SupportTable.Of("Options").Rows.Select(static row => (row.Number, row.IsThere)));

    [Fact]
    public void Notifications_OfThePage_AreThoseOfTheHeader() =>
        AssertSame(
            Constants("WINHTTP_CALLBACK_STATUS_").Where(static one => !one.Name.StartsWith("WINHTTP_CALLBACK_STATUS_FLAG_", StringComparison.Ordinal)),
            NamedNumbers("Notifications"));

    [Fact]
    public void Notifications_ThatAreThere_AreThoseOfTheEnumeration() =>
        AssertSame(
            Enum.GetValues<CallbackStatus>().Select(static status => (uint)status),
            SupportTable.Of("Notifications").Rows.Where(static row => row.IsThere).Select(static row => row.Number));

    [Fact]
    public void NotificationFlags_State_FollowsFromTheirStatuses()
    {
        AssertSame(Constants("WINHTTP_CALLBACK_FLAG_"), NamedNumbers("Notification flags"));
        IReadOnlyList<SupportTable.Row> statuses = SupportTable.Of("Notifications").Rows;
        foreach (SupportTable.Row flag in SupportTable.Of("Notification flags").Rows)
        {
            string[] states = [.. statuses.Where(status => (status.Number & flag.Number) != 0).Select(static status => status.State).Distinct()];
            Assert.True(flag.State == (states.Length == 1 ? states[0] : "partial"), flag.Name);
        }
    }

    [Theory]
    [InlineData("Access types", "WINHTTP_ACCESS_TYPE_")]
    [InlineData("Header changes", "WINHTTP_ADDREQ_FLAG_")]
    [InlineData("Query flags", "WINHTTP_QUERY_FLAG_")]
    [InlineData("URL flags", "ICU_")]
    public void Flags_OfThePage_AreThoseOfTheHeader(string section, string prefix) =>
        AssertSame(Constants(prefix), NamedNumbers(section));

    [Fact]
    public void OpeningFlags_OfThePage_AreThoseOfTheHeader() =>
        AssertSame(
            Constants("WINHTTP_FLAG_").Where(static one => !one.Name.StartsWith("WINHTTP_FLAG_SECURE_PROTOCOL_", StringComparison.Ordinal)),
            NamedNumbers("Session flags").Concat(NamedNumbers("Request flags")));

    [Fact]
    public void InformationLevels_OfThePage_AreThoseOfTheHeader() =>
        AssertSame(
            Constants("WINHTTP_QUERY_").Where(static one => one.Name is not ("WINHTTP_QUERY_MAX" or "WINHTTP_QUERY_EX_ALL_HEADERS")
                && !one.Name.StartsWith("WINHTTP_QUERY_FLAG_", StringComparison.Ordinal)
                && !one.Name.StartsWith("WINHTTP_QUERY_CONNECTION_GROUP_", StringComparison.Ordinal)),
            NamedNumbers("Information levels"));

    [Fact]
    public void Rows_OfEveryTable_HaveAStateAndPartialOnesARemark()
    {
        Assert.All(SupportTable.Sections, static section =>
        {
            IReadOnlyList<SupportTable.Row> rows = SupportTable.Of(section).Rows;
            Assert.NotEmpty(rows);
            Assert.All(rows, static row =>
            {
                Assert.Contains(row.State, new[] { "full", "partial", "not yet" });
                Assert.True(row.State != "partial" || row.Remark.Length > 0, row.Name);
            });
        });
    }

    private static IEnumerable<string> Names(string section) => SupportTable.Of(section).Rows.Select(static row => row.Name);

    private static IEnumerable<(string Name, uint Number)> NamedNumbers(string section) =>
        SupportTable.Of(section).Rows.Select(static row => (row.Name, row.Number));

    private static IEnumerable<(string Name, uint Number)> Constants(string prefix) => ReferenceTable.Constants.Numbers
        .Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(static one => (one.Key, one.Value));

    // Sorted and in full: a duplicate is a difference too, and a failure shows the first one.
    private static void AssertSame<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Equal(expected.Order(), actual.Order());
}

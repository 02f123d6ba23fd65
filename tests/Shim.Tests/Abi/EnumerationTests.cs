using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>Enumerations have the header's numbers under the header's names.</summary>
public sealed class EnumerationTests
{
    [Fact]
    public void Win32Error_EveryMember_IsTheHeaders() => AssertConstants<Win32Error>(
        Constants(ReferenceTable.Constants, "ERROR_WINHTTP_")
            .Concat(Constants(ReferenceTable.Win32Constants, "ERROR_"))
            // E_, NTE_ and CRYPT_E_ stay part of the name: there is an ERROR_NOT_FOUND, too.
            .Concat(Constants(ReferenceTable.Win32Constants, "")));

    [Fact]
    public void CallbackStatus_EveryMember_IsTheHeaders() =>
        AssertConstants<CallbackStatus>(Constants(ReferenceTable.Constants, "WINHTTP_CALLBACK_STATUS_"));

    [Fact]
    public void AsyncFunction_EveryMember_IsTheHeaders() =>
        AssertConstants<AsyncFunction>(Constants(ReferenceTable.Constants, "API_"));

    [Fact]
    public void HandleKind_EveryMember_IsTheHeaders() =>
        AssertConstants<HandleKind>(Constants(ReferenceTable.Constants, "WINHTTP_HANDLE_TYPE_"));

    [Theory]
    [InlineData(DisabledFeature.Cookies, "WINHTTP_DISABLE_COOKIES")]
    [InlineData(DisabledFeature.Redirects, "WINHTTP_DISABLE_REDIRECTS")]
    [InlineData(DisabledFeature.Authentication, "WINHTTP_DISABLE_AUTHENTICATION")]
    [InlineData(DisabledFeature.KeepAlive, "WINHTTP_DISABLE_KEEP_ALIVE")]
    public void DisabledFeatures_EachBit_IsTheHeaders(DisabledFeature bit, string name) =>
        Assert.Equal(ReferenceTable.Constants.Numbers[name], (uint)bit);

    // The engine's enumeration is internal, and its values are asserted by name.
    public enum DisabledFeature : uint
    {
        Cookies = DisabledFeatures.Cookies,
        Redirects = DisabledFeatures.Redirects,
        Authentication = DisabledFeatures.Authentication,
        KeepAlive = DisabledFeatures.KeepAlive,
    }

    private static IEnumerable<(string Name, uint Value)> Constants(ReferenceTable table, string prefix) => table.Numbers
        .Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal))
        .Select(one => (one.Key[prefix.Length..].Replace("_", "", StringComparison.Ordinal), one.Value));

    /// <param name="constants">Names in capitals, without prefix and underscores.</param>
    private static void AssertConstants<T>(IEnumerable<(string Name, uint Value)> constants)
        where T : struct, Enum
    {
        ILookup<string, uint> values = constants.ToLookup(static one => one.Name, static one => one.Value);
        foreach (T member in Enum.GetValues<T>())
        {
            string name = member.ToString().ToUpperInvariant();
            Assert.Equal((name, (uint)(object)member), (name, values[name].FirstOrDefault(uint.MaxValue)));
        }
    }
}

using System.Globalization;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Options;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>WINHTTP_OPTION_FEATURE_SUPPORTED says what docs/support.md says.</summary>
public sealed unsafe class SupportedFeaturesTests
{
    private const string Prefix = "WINHTTP_FEATURE_";

    // Named otherwise than what they stand for.
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["IS_FEATURE_SUPPORTED"] = "WINHTTP_OPTION_FEATURE_SUPPORTED",
        ["SESSION_SCH_CRED"] = "WINHTTP_OPTION_USE_SESSION_SCH_CRED",
        ["FAST_FORWARD_RESPONSE"] = "WINHTTP_OPTION_ENABLE_FAST_FORWARDING",
        ["SET_PROXY_SETINGS_PER_USER"] = "WinHttpSetProxySettingsPerUser",
        ["URL_INCLUDE_DEFAULT_PORT"] = "ICU_INCLUDE_DEFAULT_PORT",
        ["QUERY_CONNECTION_GROUP_FLAG_INSECURE"] = "WinHttpQueryConnectionGroup",
        ["MATCH_CONNECTION_GUID_FLAG_REQUIRE_MARKED_CONNECTION"] = "WINHTTP_OPTION_MATCH_CONNECTION_GUID",
        ["RESOLVER_CACHE_CONFIG_FLAG_SOFT_LIMIT"] = "WINHTTP_OPTION_RESOLVER_CACHE_CONFIG",
        ["RESOLVER_CACHE_CONFIG_FLAG_BYPASS_CACHE"] = "WINHTTP_OPTION_RESOLVER_CACHE_CONFIG",
        ["RESOLVER_CACHE_CONFIG_FLAG_USE_DNS_TTL"] = "WINHTTP_OPTION_RESOLVER_CACHE_CONFIG",
        ["RESOLVER_CACHE_CONFIG_FLAG_CONN_USE_TTL"] = "WINHTTP_OPTION_RESOLVER_CACHE_CONFIG",
        ["READ_DATA_EX_FLAG_FILL_BUFFER"] = "WinHttpReadDataEx",
        ["QUERY_EX_ALL_HEADERS"] = "WinHttpQueryHeadersEx",
        ["EXTENDED_HEADER_FLAG_UNICODE"] = "WinHttpAddRequestHeadersEx",
    };

    // Without a row of their own on the page.
    private static readonly string[] Unlisted =
    [
        "SECURITY_FLAG_IGNORE_ALL_CERT_ERRORS",
        "DISABLE_AIA_FLAG", "GET_PROXY_SETTINGS_EX_XBOX", "CONNECTION_PROXY_EX",
    ];

    private static readonly IReadOnlyList<SupportTable.Row> Page = [.. SupportTable.Sections.SelectMany(static section => SupportTable.Of(section).Rows)];

    public static TheoryData<string> Names =>
        [.. ReferenceTable.Constants.Numbers.Keys.Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(static name => name[Prefix.Length..])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Contains_Feature_IsWhatThePageSays(string name)
    {
        bool supported = SupportedFeatures.Contains(ReferenceTable.Constants.Numbers[Prefix + name]);
        if (Unlisted.Contains(name))
        {
            Assert.False(supported);
            return;
        }
        string[] candidates = Renamed.TryGetValue(name, out string? other) ? [other] : [$"WINHTTP_OPTION_{name}", $"WINHTTP_{name}", FunctionOf(name)];
        SupportTable.Row row = Assert.Single(Page, row => candidates.Contains(row.Name));
        Assert.Equal(row.IsThere, supported);
    }

    [Theory]
    [InlineData(44u, 1u)]
    [InlineData(0u, 0u)]
    [InlineData(10u, 0u)]
    [InlineData(uint.MaxValue, 0u)]
    public void Query_FeatureInTheBuffer_BecomesABool(uint feature, uint expected)
    {
        uint value = feature, length = 4;
        Assert.Equal(Win32Error.Success, OptionTable.Query(null, 184, &value, &length));
        Assert.Equal((expected, 4u), (value, length));
    }

    [Fact]
    public void Query_SmallBuffer_Is122()
    {
        uint value = 44, length = 3;
        Assert.Equal(Win32Error.InsufficientBuffer, OptionTable.Query(null, 184, &value, &length));
        Assert.Equal((44u, 4u), (value, length));
    }

    // ADD_REQUEST_HEADERS_EX is WinHttpAddRequestHeadersEx.
    private static string FunctionOf(string name) =>
        "WinHttp" + CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant().Replace('_', ' ')).Replace(" ", "", StringComparison.Ordinal);
}

using WinHttpCompat.Shim.Headers;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed class InfoLevelTests
{
    private static readonly IReadOnlyDictionary<string, uint> Constants = ReferenceTable.Constants.Numbers;

    // Levels that stand for the first line, for all lines, or for a name the caller gives.
    private static readonly string[] NoHeader =
        ["VERSION", "STATUS_CODE", "STATUS_TEXT", "RAW_HEADERS", "RAW_HEADERS_CRLF", "REQUEST_METHOD", "CUSTOM"];

    // Headers that are not spelled as their constants.
    private static readonly Dictionary<string, string> Spelling = new()
    {
        ["PASSPORT_URLS"] = "PassportURLs",
        ["PASSPORT_CONFIG"] = "PassportConfig",
    };

    public static TheoryData<string, uint> Levels
    {
        get
        {
            TheoryData<string, uint> data = [];
            foreach (SupportTable.Row row in SupportTable.Of("Information levels").Rows) data.Add(row.Name["WINHTTP_QUERY_".Length..], row.Number);
            return data;
        }
    }

    public static TheoryData<string> Flags => [.. Constants.Keys.Where(static name => name.StartsWith("WINHTTP_QUERY_FLAG_", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Levels))]
    public void HeaderName_OfEachLevel_IsItsConstants(string name, uint number)
    {
        InfoLevel level = new(number);
        Assert.True(level.IsValid);
        string expected = Spelling.GetValueOrDefault(name, name.Replace('_', '-'));
        Assert.Equal(NoHeader.Contains(name) ? null : expected, level.HeaderName, ignoreCase: true);
    }

    [Fact]
    public void Numbers_OfLevelsWithoutHeader_AreTheHeaders()
    {
        Assert.Equal(InfoLevel.Version, Constants["WINHTTP_QUERY_VERSION"]);
        Assert.Equal(InfoLevel.StatusCode, Constants["WINHTTP_QUERY_STATUS_CODE"]);
        Assert.Equal(InfoLevel.StatusText, Constants["WINHTTP_QUERY_STATUS_TEXT"]);
        Assert.Equal(InfoLevel.RawHeaders, Constants["WINHTTP_QUERY_RAW_HEADERS"]);
        Assert.Equal(InfoLevel.RawHeadersCrlf, Constants["WINHTTP_QUERY_RAW_HEADERS_CRLF"]);
        Assert.Equal(InfoLevel.AllHeaders, Constants["WINHTTP_QUERY_EX_ALL_HEADERS"]);
        Assert.Equal(InfoLevel.RequestMethod, Constants["WINHTTP_QUERY_REQUEST_METHOD"]);
        Assert.Equal(InfoLevel.Custom, Constants["WINHTTP_QUERY_CUSTOM"]);
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void Flag_Alone_IsValidAndTellsItself(string name)
    {
        InfoLevel level = new(Constants[name] | 5);
        Assert.True(level.IsValid);
        Assert.Equal(5u, level.Attribute);
        Assert.Equal(
            (name[19..] == "REQUEST_HEADERS", name[19..] == "SYSTEMTIME", name[19..] == "NUMBER", name[19..] == "NUMBER64",
                name[19..] == "TRAILERS", name[19..] == "WIRE_ENCODING"),
            (level.OfRequest, level.AsSystemTime, level.AsNumber, level.AsNumber64, level.OfTrailers, level.AsWireBytes));
    }

    [Fact]
    public void IsValid_EveryLowNumber_IsThatOfAKnownLevel()
    {
        HashSet<uint> known = [.. SupportTable.Of("Information levels").Rows.Select(static row => row.Number)];
        for (uint number = 0; number <= 0xFFFF; number++)
        {
            if (new InfoLevel(number).IsValid != known.Contains(number)) Assert.Fail($"level {number}");
        }
    }

    [Fact]
    public void IsValid_EveryBitAboveThem_IsThatOfAKnownFlag()
    {
        uint known = Flags.Aggregate(0u, static (bits, name) => bits | Constants[name.Data]);
        for (int bit = 16; bit < 32; bit++)
        {
            if (new InfoLevel(1u << bit).IsValid != ((known >> bit & 1) != 0)) Assert.Fail($"bit {bit}");
        }
    }

    [Theory]
    [InlineData("SYSTEMTIME", "NUMBER")]
    [InlineData("SYSTEMTIME", "NUMBER64")]
    [InlineData("SYSTEMTIME", "WIRE_ENCODING")]
    [InlineData("NUMBER", "NUMBER64")]
    [InlineData("NUMBER", "WIRE_ENCODING")]
    [InlineData("NUMBER64", "WIRE_ENCODING")]
    public void IsValid_TwoTypesAtOnce_IsFalse(string first, string second)
    {
        uint both = Constants["WINHTTP_QUERY_FLAG_" + first] | Constants["WINHTTP_QUERY_FLAG_" + second];
        Assert.False(new InfoLevel(both | 5).IsValid);
        Assert.False(new InfoLevel(both | 5 | Constants["WINHTTP_QUERY_FLAG_REQUEST_HEADERS"]).IsValid);
    }

    [Fact]
    public void IsValid_TwoPlacesAtOnce_IsFalse() =>
        Assert.False(new InfoLevel(Constants["WINHTTP_QUERY_FLAG_REQUEST_HEADERS"] | Constants["WINHTTP_QUERY_FLAG_TRAILERS"] | 5).IsValid);

    [Theory]
    [MemberData(nameof(Levels))]
    public void IsOfHeaders_EachLevel_IsThatOfHeadersOnly(string name, uint number) =>
        Assert.Equal(!NoHeader.Contains(name) || name is "RAW_HEADERS" or "CUSTOM", new InfoLevel(number).IsOfHeaders);

    [Theory]
    [MemberData(nameof(Flags))]
    public void IsOfHeaders_EachFlag_IsThatOfText(string name) => Assert.Equal(
        name[19..] is "REQUEST_HEADERS" or "TRAILERS" or "WIRE_ENCODING", new InfoLevel(Constants[name] | 5).IsOfHeaders);
}

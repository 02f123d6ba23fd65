using System.Collections.Frozen;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Options;

/// <summary>What WINHTTP_OPTION_FEATURE_SUPPORTED answers: WINHTTP_FEATURE_* by number.</summary>
internal static class SupportedFeatures
{
    // Features that are an option: they are there when its row does something.
    private static readonly FrozenDictionary<uint, uint> Options = new Dictionary<uint, uint>
    {
        [1] = 139, [2] = 140, [3] = 141, [4] = 142, [5] = 143, [6] = 144, [7] = 145, [8] = 146, [9] = 147, [12] = 150, [13] = 151,
        [14] = 152, [15] = 153, [16] = 154, [17] = 155, [20] = 158, [21] = 159, [22] = 160, [23] = 161, [24] = 162, [26] = 164,
        [27] = 165, [28] = 166, [29] = 167, [30] = 168, [31] = 169, [32] = 170, [33] = 171, [34] = 172, [35] = 173, [37] = 177,
        [38] = 178, [39] = 179, [43] = 183, [44] = 184, [66] = 185, [69] = 188, [70] = 189, [71] = 190, [72] = 191, [73] = 192,
        [74] = 193, [75] = 194, [76] = 195, [78] = 196, [79] = 200, [81] = 202, [82] = 203, [83] = 204, [88] = 207, [89] = 208,
        [90] = 205, [92] = 210, [93] = 211, [94] = 212,
    }.ToFrozenDictionary();

    // Functions and flags that are there.
    private static readonly FrozenSet<uint> Others = new uint[]
    {
        46, 48, 49, // ADD_REQUEST_HEADERS_EX, READ_DATA_EX, QUERY_HEADERS_EX
        50, 51, // QUERY_CONNECTION_GROUP, FREE_QUERY_CONNECTION_GROUP_RESULT
        53, // FLAG_SECURE_DEFAULTS
        54, 55, 56, // EXTENDED_HEADER_FLAG_UNICODE, QUERY_FLAG_TRAILERS, QUERY_FLAG_WIRE_ENCODING
        57, 58, // RESOLVER_CACHE_CONFIG_FLAG_SOFT_LIMIT, _BYPASS_CACHE
        59, // FLAG_AUTOMATIC_CHUNKING
        60, // QUERY_CONNECTION_GROUP_FLAG_INSECURE
        61, // MATCH_CONNECTION_GUID_FLAG_REQUIRE_MARKED_CONNECTION
        62, 63, // QUERY_EX_ALL_HEADERS, READ_DATA_EX_FLAG_FILL_BUFFER
        64, 65, // RESOLVER_CACHE_CONFIG_FLAG_USE_DNS_TTL, _CONN_USE_TTL
        80, // URL_INCLUDE_DEFAULT_PORT
    }.ToFrozenSet();

    public static bool Contains(uint feature) =>
        Options.TryGetValue(feature, out uint option) ? OptionTable.IsImplemented(option) : Others.Contains(feature);
}

/// <summary>The one option whose buffer is read before it is filled: a feature's number in, a BOOL out.</summary>
internal sealed unsafe record FeatureOption(uint Number) : OptionRow(Number, HandleKinds.Nowhere, HandleKinds.Any | HandleKinds.Null)
{
    public override Win32Error Query(HandleObject? handle, OutputBuffer output) => output.TryLoad(out uint feature)
        ? output.Store(SupportedFeatures.Contains(feature) ? 1u : 0u)
        : output.Store(0u); // says how large the buffer has to be

    public override Win32Error Set(HandleObject? handle, void* buffer, uint length) => Win32Error.OptionNotSettable;
}

using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Options;

/// <summary>What belongs to the process, and what the library can do.</summary>
internal static class ProcessRows
{
    public static readonly OptionRow[] All =
    [
        new ValueOption<HttpVersionInfo>(59, HandleKinds.Null, HandleKinds.Null,
            static _ => new HttpVersionInfo { Major = 1, Minor = (uint)DefaultVersion.Minor }, static (_, version) => DefaultVersion.Set(version)),
        new ValueOption<uint>(80, HandleKinds.Null, HandleKinds.Null, static _ => 0, static (_, count) => WorkerThreads.Request(count)),
        new FeatureOption(184),
    ];
}

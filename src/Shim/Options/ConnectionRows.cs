using static WinHttpCompat.Shim.Options.HandleScope;

namespace WinHttpCompat.Shim.Options;

/// <summary>How connections are made, shared and told about.</summary>
internal static class ConnectionRows
{
    public static readonly OptionRow[] All =
    [
        Setting(4, static settings => settings.ConnectRetries, static (settings, value) => settings.ConnectRetries = value),
        new ValueOption<uint>(73, HandleKinds.Session, HandleKinds.Session,
            static handle => Session(handle).MaxConnectionsPerServer,
            static (handle, value) => Done(Session(handle).MaxConnectionsPerServer = value)),
        new StructureOption(93, HandleKinds.Request, static handle => ConnectionAddresses.Of(Request(handle))),
    ];
}

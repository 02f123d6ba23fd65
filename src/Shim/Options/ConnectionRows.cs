using WinHttpCompat.Shim.Abi;
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
        new ValueOption<uint>(74, HandleKinds.Session, HandleKinds.Session,
            static handle => Session(handle).MaxConnectionsPerOldServer,
            static (handle, value) => Done(Session(handle).MaxConnectionsPerOldServer = value)),
        new StructureOption(93, HandleKinds.Request, static handle => ConnectionAddresses.Of(Request(handle))),
        Switch(140, HandleKinds.Session, static (handle, on) => Session(handle).FallsBackFast = on),
        new StructureOption(141, HandleKinds.Request, static handle => ConnectionStatistics.Of(Request(handle), ConnectionStatistics.V0Bytes)),
        new ActionOption(143, HandleKinds.Request, ConnectionSetters.Expire),
        new StructureOption(150, HandleKinds.Request, static handle => ConnectionStatistics.Of(Request(handle), ConnectionStatistics.V1Bytes)),
        new ValueOption<TcpKeepAlive>(152, HandleKinds.Session, HandleKinds.Nowhere, null, ConnectionSetters.SetKeepAlive),
        Switch(153, HandleKinds.Session, static (handle, on) => Session(handle).UsesFastOpen = on),
        new ValueOption<FailedConnectionRetries>(162, HandleKinds.Session, HandleKinds.Nowhere, null, ConnectionSetters.SetRetries),
        new TextOption(165, HandleKinds.Request, HandleKinds.Nowhere, null, ConnectionSetters.SetResolutionName),
        new ValueOption<ResolverCacheConfig>(170, HandleKinds.Session, HandleKinds.Nowhere, null, ConnectionSetters.SetResolverCache),
        new ValueOption<uint>(172, HandleKinds.Session, HandleKinds.Nowhere, null,
            static (handle, value) => Done(Session(handle).FirstConnections = value)),
        Switch(173, HandleKinds.Session, static (handle, on) => Session(handle).TakesFirstAvailable = on),
        new ValueOption<Guid>(178, HandleKinds.Request, HandleKinds.Request, ConnectionSetters.Group, ConnectionSetters.SetGroup),
        new ValueOption<MatchConnectionGuid>(179, HandleKinds.Request, HandleKinds.Nowhere, null, ConnectionSetters.SetMatch),
        Switch(195, HandleKinds.Session, static (handle, on) => Session(handle).SharesConnections = !on),
        new StructureOption(208, HandleKinds.Request, static handle => ConnectionStatistics.Of(Request(handle), ConnectionStatistics.V2Bytes)),
        Setting(210, static settings => settings.DscpTag, static (settings, value) => settings.DscpTag = value, max: 63),
    ];
}

using static WinHttpCompat.Shim.Options.HandleScope;

namespace WinHttpCompat.Shim.Options;

/// <summary>How long a request waits.</summary>
internal static class TimeoutRows
{
    public static readonly OptionRow[] All =
    [
        Setting(2, static settings => settings.ResolveTimeout, static (settings, value) => settings.ResolveTimeout = value),
        Setting(3, static settings => settings.ConnectTimeout, static (settings, value) => settings.ConnectTimeout = value),
        Setting(5, static settings => settings.SendTimeout, static (settings, value) => settings.SendTimeout = value),
        Setting(6, static settings => settings.ReceiveTimeout, static (settings, value) => settings.ReceiveTimeout = value),
        Setting(7, static settings => settings.ReceiveResponseTimeout, static (settings, value) => settings.ReceiveResponseTimeout = value),
    ];
}

using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Connections;

/// <summary>What two requests must have in common to share a connection: all that goes into making one.</summary>
/// <param name="Server">Where it goes.</param>
/// <param name="ResolutionName">Name that was looked up in place of the server's; null = the server's.</param>
/// <param name="DscpTag">0 to 63, 0 = none.</param>
/// <param name="Tls">How it is secured; null = plain.</param>
/// <param name="OnlyFor">The session that alone may use it; null = any.</param>
internal readonly record struct ConnectionKey(
    ServerKey Server, string? ResolutionName = null, uint DscpTag = 0, TlsSettings? Tls = null, ClientSession? OnlyFor = null)
{
    /// <summary>Lower-case name or address literal whose addresses are tried.</summary>
    public string NameToResolve => ResolutionName ?? Server.Host;

    // Connections to one server seldom differ in anything else.
    public override int GetHashCode() => Server.GetHashCode();
}

using WinHttpCompat.TestServer.Tls;

namespace WinHttpCompat.TestServer;

/// <summary>What the server does on each connection, in the order in which connections are accepted.</summary>
/// <remarks>The language is described in README.md beside this file.</remarks>
public sealed class Script
{
    private readonly IReadOnlyList<ConnectionScript> _connections;

    internal Script(IReadOnlyList<ConnectionScript> connections, IReadOnlySet<string> gates)
    {
        _connections = connections;
        Gates = gates;
    }

    /// <summary>Names that `wait` steps use.</summary>
    public IReadOnlySet<string> Gates { get; }

    /// <summary>The endpoints that `tls` and `relay` steps use.</summary>
    internal IEnumerable<TlsSettings> Tls => _connections
        .SelectMany(connection => connection.Steps)
        .Select(step => step switch
        {
            Step.StartTls start => start.Settings,
            Step.RelayTls relay => relay.Settings,
            _ => null,
        })
        .OfType<TlsSettings>()
        .Distinct();

    /// <exception cref="ScriptException">The text is malformed.</exception>
    public static Script Parse(string text) => new ScriptParser().Parse(text);

    /// <summary>The last block serves all further connections, unless it says `once`.</summary>
    /// <returns>null when the script does not expect this connection.</returns>
    internal ConnectionScript? For(int connection)
    {
        if (connection < _connections.Count) return _connections[connection];
        ConnectionScript last = _connections[^1];
        return last.Once ? null : last;
    }
}

/// <param name="Once">No further connection is served by this block.</param>
/// <param name="Loops">The steps are played again and again until the client closes.</param>
internal sealed record ConnectionScript(bool Once, bool Loops, IReadOnlyList<Step> Steps);

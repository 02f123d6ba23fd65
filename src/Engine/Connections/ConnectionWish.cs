using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Which connections will do for a request.</summary>
/// <param name="Key">What the connection must have been made with.</param>
/// <param name="Session">Whose request it is: connections that are private to it will do, too.</param>
/// <param name="Identity">Who the request wants to be for the server; null = it does not matter.</param>
/// <param name="Group">Only connections that carry this mark; empty = any.</param>
internal readonly record struct ConnectionWish(
    ConnectionKey Key, ClientSession? Session = null, Credentials? Identity = null, Guid Group = default)
{
    public static ConnectionWish Of(ClientSession session, ServerKey server, RequestSettings settings, Credentials? identity) => new(
        new ConnectionKey(server, settings.ResolutionName, settings.DscpTag, server.Secure ? Tls(session, settings) : null, session.SharesConnections ? null : session),
        session, identity, settings.GroupToMatch.Group);

    private static TlsSettings Tls(ClientSession session, RequestSettings settings) =>
        session.ForbidsFallback && settings.Tls.FallsBack ? settings.Tls with { FallsBack = false } : settings.Tls;

    /// <summary>Whether a connection with the right key will do.</summary>
    public bool Accepts(Connection connection) =>
        (Identity is null || connection.Identity is null || connection.Identity == Identity)
        && (Group == Guid.Empty || connection.Group == Group);
}

using System.Globalization;
using System.Net;
using WinHttpCompat.Engine.Connections;

namespace WinHttpCompat.Engine.Requests;

/// <summary>What is asked of which server.</summary>
/// <param name="Server">Where the request goes.</param>
/// <param name="Method">Token, as given.</param>
/// <param name="Path">Path and query, escaped; "*" for the server itself.</param>
/// <param name="MinorVersion">0 or 1.</param>
internal sealed record RequestTarget(ServerKey Server, string Method, string Path, int MinorVersion)
{
    /// <summary>Host and, unless it is the scheme's default, port; IPv6 literals in brackets and without their zone.</summary>
    /// <remarks>RFC 9110, section 7.2.</remarks>
    public string HostField
    {
        get
        {
            string host = Server.Host;
            if (IPAddress.TryParse(host, out IPAddress? address) && address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6)
            {
                address.ScopeId = 0; // RFC 6874: a zone means nothing to the peer
                host = $"[{address}]";
            }
            return Server.Port == (Server.Secure ? 443 : 80)
                ? host
                : string.Create(CultureInfo.InvariantCulture, $"{host}:{Server.Port}");
        }
    }

    public string Url => $"{(Server.Secure ? "https" : "http")}://{HostField}{(Path.StartsWith('/') ? "" : "/")}{Path}";
}

using System.Globalization;
using System.Net;
using System.Text;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Urls;

namespace WinHttpCompat.Engine.Requests;

/// <summary>What is asked of which server.</summary>
/// <param name="Server">Where the request goes.</param>
/// <param name="Method">Token, as given.</param>
/// <param name="Path">As it stands on the request line, one character a byte: path and query, "*" for the server itself, or
/// a URL, which names its server itself.</param>
/// <param name="MinorVersion">0 or 1.</param>
internal sealed record RequestTarget(ServerKey Server, string Method, string Path, int MinorVersion)
{
    /// <summary>The text that <see cref="Path"/> was made of, while ENCODE_EXTRA can still make another one of it; else null.
    /// It belongs to this path: a target with another path has none.</summary>
    public ObjectName? Name { get; init; }

    /// <summary>The server that cookies and credentials belong to: that of the URL in <see cref="Path"/>, else
    /// <see cref="Server"/>.</summary>
    public ServerKey Origin => AbsoluteForm.OriginOf(Path) ?? Server;

    /// <summary>Path and query at <see cref="Origin"/>.</summary>
    public string OriginPath => AbsoluteForm.ResourceOf(Path);

    /// <summary>Host and, unless it is the scheme's default, port; IPv6 literals in brackets and without their zone.</summary>
    /// <remarks>RFC 9110, section 7.2: of the <see cref="Origin"/>, whoever the connection goes to.</remarks>
    public string HostField
    {
        get
        {
            ServerKey origin = Origin;
            string host = origin.Host;
            if (host.Contains(':') && IPAddress.TryParse(host, out IPAddress? address))
            {
                address.ScopeId = 0; // RFC 6874: a zone means nothing to the peer
                host = $"[{address}]";
            }
            if (origin.Port == (origin.Secure ? 443 : 80)) return host;
            return string.Concat(host, ":", origin.Port.ToString(CultureInfo.InvariantCulture));
        }
    }

    public string Url
    {
        get
        {
            string path = Ascii.IsValid(Path) ? Path : HeadText.Decode(Encoding.Latin1.GetBytes(Path));
            return AbsoluteForm.IsPrefixOf(path)
                ? path
                : $"{(Server.Secure ? "https" : "http")}://{HostField}{(path.StartsWith('/') ? "" : "/")}{path}";
        }
    }

    /// <summary>The same target after ENCODE_EXTRA has been set.</summary>
    /// <exception cref="Status.EngineFailure">InvalidUrl: without escaping it cannot be sent.</exception>
    public RequestTarget EncodeExtra(bool encode) => Name is null ? this : this with { Path = Name.Canonicalize(encode) };
}

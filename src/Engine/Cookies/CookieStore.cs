using System.Text;

namespace WinHttpCompat.Engine.Cookies;

/// <summary>The cookies of one session, in memory. Safe for use by any number of threads.</summary>
/// <remarks>RFC 6265, sections 5.3 and 5.4; from its successor, draft-ietf-httpbis-rfc6265bis: name prefixes, and secure
/// cookies that plain http cannot touch. There is no list of public suffixes: a server of shop.co.uk can set cookies for
/// all of co.uk.</remarks>
internal sealed class CookieStore
{
    private readonly Lock _gate = new();
    private readonly CookieShelf _shelf = new();
    private long _created;

    /// <summary>Cookies stored, expired ones among them.</summary>
    public int Count => _shelf.Count;

    /// <summary>Takes one Set-Cookie value. What breaks a rule is ignored.</summary>
    /// <param name="setCookie">The header's value.</param>
    /// <param name="secure">It came over TLS.</param>
    /// <param name="host">Where it came from: lower-case name, or address literal without brackets.</param>
    /// <param name="path">Of the request, in origin form; a query does not matter.</param>
    public void Store(ReadOnlySpan<char> setCookie, bool secure, string host, string path, DateTime utcNow)
    {
        if (!SetCookieLine.TryParse(setCookie, out SetCookieLine line)) return;
        if ((line.Secure && !secure) || !KeepsPromiseOfPrefix(line)) return;
        if (!TryDomain(line.Domain, host, out string domain, out bool hostOnly)) return;
        ReadOnlySpan<char> cookiePath = line.Path.IsEmpty ? CookiePath.Default(CookiePath.Of(path)) : line.Path;
        DateTime expiry = line.ExpiryOf(utcNow);
        lock (_gate)
        {
            if (!secure && _shelf.HidesSecure(line.Name, domain, cookiePath, utcNow)) return;
            StoredCookie? replaced = _shelf.Take(domain, line.Name, cookiePath);
            if (expiry <= utcNow) return;
            _shelf.Add(new StoredCookie
            {
                Name = line.Name.ToString(),
                Value = line.Value.ToString(),
                Domain = domain,
                HostOnly = hostOnly,
                Path = cookiePath.ToString(),
                Secure = line.Secure,
                Expiry = expiry,
                Created = replaced is not null && !replaced.IsExpired(utcNow) ? replaced.Created : ++_created,
            }, utcNow);
        }
    }

    /// <param name="secure">The request goes over TLS.</param>
    /// <param name="host">As <see cref="Store"/> takes it.</param>
    /// <param name="path">Of the request, in origin form; a query does not matter.</param>
    /// <returns>Value of a Cookie header ("a=1; b=2"), or null when no cookie matches.</returns>
    public string? Find(bool secure, string host, string path, DateTime utcNow)
    {
        if (_shelf.Count == 0) return null;
        List<StoredCookie>? found = null;
        lock (_gate)
        {
            ReadOnlySpan<char> requestPath = CookiePath.Of(path);
            ReadOnlySpan<char> domain = host;
            bool hasParents = !CookieDomain.IsAddress(host);
            do
            {
                bool isHost = domain.Length == host.Length;
                foreach (StoredCookie cookie in _shelf.Of(domain, utcNow))
                {
                    if ((cookie.HostOnly && !isHost) || (cookie.Secure && !secure)) continue;
                    if (CookiePath.Matches(requestPath, cookie.Path)) (found ??= []).Add(cookie);
                }
            }
            while (hasParents && CookieDomain.TryGoUp(ref domain));
            if (found is null) return null;
            foreach (StoredCookie cookie in found) _shelf.Use(cookie);
        }
        // 5.4.2: longer paths first, then what was there first.
        found.Sort(static (one, other) => one.Path.Length != other.Path.Length
            ? other.Path.Length.CompareTo(one.Path.Length)
            : one.Created.CompareTo(other.Created));
        StringBuilder header = new();
        foreach (StoredCookie cookie in found)
        {
            if (header.Length > 0) header.Append("; ");
            header.Append(cookie.Name).Append('=').Append(cookie.Value);
        }
        return header.ToString();
    }

    // 6265bis, section 4.1.3. Servers rely on the name: it is all of a cookie's attributes that they get back.
    private static bool KeepsPromiseOfPrefix(SetCookieLine line)
    {
        if (line.Name.StartsWith("__Secure-", StringComparison.OrdinalIgnoreCase)) return line.Secure;
        if (line.Name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase)) return line.Secure && line.Domain.IsEmpty && line.Path is "/";
        return true;
    }

    // 5.3, steps 5 and 6. A domain that covers the host is a part of the host's own text, so that no case needs mapping.
    private static bool TryDomain(ReadOnlySpan<char> attribute, string host, out string domain, out bool hostOnly)
    {
        domain = host;
        hostOnly = true;
        if (attribute.IsEmpty) return true;
        bool isLocal = CookieDomain.IsAddress(host) || !CookieDomain.HasInnerDot(host);
        if (host.Contains(':')) attribute = attribute.TrimStart('[').TrimEnd(']');
        if (isLocal) return attribute.Equals(host, StringComparison.OrdinalIgnoreCase);
        hostOnly = false;
        if (!host.AsSpan().EndsWith(attribute, StringComparison.OrdinalIgnoreCase)) return false;
        domain = host[^attribute.Length..];
        return CookieDomain.HasInnerDot(domain) && CookieDomain.Matches(host, domain);
    }
}

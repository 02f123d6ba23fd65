namespace WinHttpCompat.Engine.Cookies;

/// <summary>Cookies by domain, never more than the limits allow. Its callers take turns; only <see cref="Count"/> may be
/// read at any time.</summary>
/// <remarks>RFC 6265, end of section 5.3; which cookie gives way is 6265bis, section 5.7.</remarks>
internal sealed class CookieShelf
{
    /// <summary>What browsers allow. RFC 6265, section 6.1, asks for at least 50 and 3,000.</summary>
    public const int MaxPerDomain = 180, MaxInAll = 3000;

    private static readonly List<StoredCookie> None = [];

    private readonly Dictionary<string, List<StoredCookie>> _domains = new(StringComparer.Ordinal);
    private readonly Dictionary<StoredCookie, LinkedListNode<StoredCookie>> _places = [];
    private readonly LinkedList<StoredCookie> _byUse = new(); // the last used stands last
    private long _uses;
    private int _secure;
    private volatile int _count;
    private DateTime _nextExpiry = DateTime.MaxValue; // of the first cookie to expire, or earlier

    /// <summary>Cookies here, expired ones among them.</summary>
    public int Count => _count;

    /// <summary>The cookies of exactly this domain that have not expired. Valid until the next change.</summary>
    public List<StoredCookie> Of(ReadOnlySpan<char> domain, DateTime utcNow)
    {
        if (!_domains.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(domain, out List<StoredCookie>? cookies)) return None;
        DropExpired(cookies, utcNow);
        return cookies;
    }

    /// <summary>The cookie is sent.</summary>
    public void Use(StoredCookie cookie)
    {
        cookie.LastUse = ++_uses;
        LinkedListNode<StoredCookie> place = _places[cookie];
        _byUse.Remove(place);
        _byUse.AddLast(place);
    }

    /// <summary>Takes the cookie of that name and path out of its domain; null when there is none.</summary>
    /// <remarks>Section 5.3, step 11.</remarks>
    public StoredCookie? Take(string domain, ReadOnlySpan<char> name, ReadOnlySpan<char> path)
    {
        if (!_domains.TryGetValue(domain, out List<StoredCookie>? cookies)) return null;
        for (int i = 0; i < cookies.Count; i++)
        {
            StoredCookie cookie = cookies[i];
            if (!name.SequenceEqual(cookie.Name) || !path.SequenceEqual(cookie.Path)) continue;
            DropAt(cookies, i);
            return cookie;
        }
        return null;
    }

    /// <summary>Adds a cookie that is not there. Others give way when there are too many: expired ones, then of its domain
    /// the plain before the secure ones and of all those that have not been used for longest.</summary>
    public void Add(StoredCookie cookie, DateTime utcNow)
    {
        if (!_domains.TryGetValue(cookie.Domain, out List<StoredCookie>? cookies)) _domains.Add(cookie.Domain, cookies = []);
        cookies.Add(cookie);
        _places.Add(cookie, _byUse.AddLast(cookie));
        cookie.LastUse = ++_uses;
        if (cookie.Secure) _secure++;
        if (cookie.Expiry < _nextExpiry) _nextExpiry = cookie.Expiry;
        _count++;
        if (cookies.Count > MaxPerDomain) DropExpired(cookies, utcNow);
        if (cookies.Count > MaxPerDomain) DropAt(cookies, LeastValuable(cookies));
        if (_count > MaxInAll && _nextExpiry <= utcNow) DropExpired(utcNow);
        if (_count > MaxInAll) Drop(_byUse.First!.Value); // more than 3,000 are in it
    }

    /// <summary>True when a cookie so named would go where a secure cookie of that name goes, or stand in its place.</summary>
    /// <remarks>6265bis, section 5.7, step 17: "leave secure cookies alone".</remarks>
    public bool HidesSecure(ReadOnlySpan<char> name, string domain, ReadOnlySpan<char> path, DateTime utcNow)
    {
        if (_secure == 0) return false;
        // The names below a domain have no index; this is all cookies at most, and only for plain http.
        foreach ((string other, List<StoredCookie> cookies) in _domains)
        {
            if (!CookieDomain.Matches(other, domain) && !CookieDomain.Matches(domain, other)) continue;
            foreach (StoredCookie cookie in cookies)
            {
                if (!cookie.Secure || cookie.IsExpired(utcNow)) continue;
                if (name.SequenceEqual(cookie.Name) && CookiePath.Matches(path, cookie.Path)) return true;
            }
        }
        return false;
    }

    // A plain server must not be able to push secure cookies out.
    private static int LeastValuable(List<StoredCookie> cookies)
    {
        int least = 0;
        for (int i = 1; i < cookies.Count; i++)
        {
            StoredCookie cookie = cookies[i], before = cookies[least];
            if (cookie.Secure == before.Secure ? cookie.LastUse < before.LastUse : before.Secure) least = i;
        }
        return least;
    }

    private void DropExpired(DateTime utcNow)
    {
        _nextExpiry = DateTime.MaxValue;
        for (LinkedListNode<StoredCookie>? next = _byUse.First; next is not null;)
        {
            StoredCookie cookie = next.Value;
            next = next.Next;
            if (cookie.IsExpired(utcNow)) Drop(cookie);
            else if (cookie.Expiry < _nextExpiry) _nextExpiry = cookie.Expiry;
        }
    }

    private void DropExpired(List<StoredCookie> cookies, DateTime utcNow)
    {
        for (int i = cookies.Count - 1; i >= 0; i--)
        {
            if (cookies[i].IsExpired(utcNow)) DropAt(cookies, i);
        }
    }

    private void Drop(StoredCookie cookie)
    {
        List<StoredCookie> cookies = _domains[cookie.Domain];
        DropAt(cookies, cookies.IndexOf(cookie));
    }

    private void DropAt(List<StoredCookie> cookies, int index)
    {
        StoredCookie cookie = cookies[index];
        cookies.RemoveAt(index);
        if (cookies.Count == 0) _domains.Remove(cookie.Domain);
        if (_places.Remove(cookie, out LinkedListNode<StoredCookie>? place)) _byUse.Remove(place);
        if (cookie.Secure) _secure--;
        _count--;
    }
}

namespace WinHttpCompat.Engine.Cookies;

/// <summary>One cookie of a session.</summary>
/// <remarks>RFC 6265, section 5.3. HttpOnly is not kept: nothing here is a script.</remarks>
internal sealed class StoredCookie
{
    /// <summary>Not empty.</summary>
    public required string Name { get; init; }

    public required string Value { get; init; }

    /// <summary>Lower case, without a first dot.</summary>
    public required string Domain { get; init; }

    /// <summary>Sent to the domain itself only.</summary>
    public required bool HostOnly { get; init; }

    /// <summary>Begins with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>Sent over TLS only.</summary>
    public required bool Secure { get; init; }

    /// <summary>The moment from which on it is no more; <see cref="DateTime.MaxValue"/> = with its session.</summary>
    public required DateTime Expiry { get; init; }

    /// <summary>Counts up with every new cookie of the session; one that is replaced hands it on.</summary>
    public required long Created { get; init; }

    /// <summary>Counts up with every use of a cookie of the session; <see cref="CookieShelf"/> keeps it.</summary>
    public long LastUse { get; set; }

    public bool IsExpired(DateTime utcNow) => Expiry <= utcNow;
}

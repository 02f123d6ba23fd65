namespace WinHttpCompat.Engine.Authentication;

/// <summary>What a Digest challenge asks for. Texts have one character a byte.</summary>
/// <param name="AlgorithmName">As the server writes it; null = it names none.</param>
/// <param name="HasQop">False: a challenge in the style of RFC 2069, which is answered in that style.</param>
/// <param name="IsStale">The credentials before were right, only their nonce was too old.</param>
/// <param name="HashesUserName">The user name is sent hashed.</param>
/// <param name="IsUtf8">User name and password are hashed as UTF-8.</param>
/// <remarks>RFC 7616, section 3.3. The parameter "domain" is not looked at: an answer goes to the one origin that
/// challenged, never to the others it may list.</remarks>
internal sealed record DigestChallenge(
    string Realm, string Nonce, string? Opaque, DigestAlgorithm Algorithm, string? AlgorithmName, bool HasQop, bool IsStale,
    bool HashesUserName, bool IsUtf8)
{
    /// <returns>Null when it cannot be answered: no Digest challenge, malformed, without realm or nonce, an unknown
    /// algorithm, or only "auth-int".</returns>
    public static DigestChallenge? Of(Challenge challenge)
    {
        if (challenge.Scheme is not AuthenticationSchemes.Digest || challenge.IsMalformed) return null;
        string? algorithmName = challenge.Find("algorithm");
        if (challenge.Find("realm") is not { } realm || challenge.Find("nonce") is not { } nonce
            || DigestAlgorithm.Named(algorithmName) is not { } algorithm)
        {
            return null;
        }
        // An empty list is sent by servers that mean none.
        bool hasQop = challenge.Find("qop") is { } offered && offered.AsSpan().ContainsAnyExcept(", \t");
        if (hasQop && !OffersAuth(challenge.Find("qop"))) return null;
        // A session's key needs a client nonce, and without qop there is no place for it.
        if (!hasQop && algorithm.IsSession) return null;
        return new DigestChallenge(realm, nonce, challenge.Find("opaque"), algorithm, algorithmName, hasQop,
            Is(challenge.Find("stale"), "true"), Is(challenge.Find("userhash"), "true"), Is(challenge.Find("charset"), "UTF-8"));
    }

    private static bool OffersAuth(ReadOnlySpan<char> list)
    {
        foreach (Range part in list.Split(','))
        {
            if (list[part].Trim(" \t").Equals("auth", StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool Is(string? value, string expected) => expected.Equals(value, StringComparison.OrdinalIgnoreCase);
}

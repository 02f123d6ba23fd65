using System.Text;
using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>The challenges of one 401 or 407, in the server's order. Only those that can be answered are in it: neither
/// unknown schemes nor Passport, nor a Digest challenge with an unknown algorithm or without qop "auth".</summary>
/// <remarks>RFC 9110, section 11.6.1: several challenges may share a line, and several lines may follow each other.</remarks>
internal sealed class ChallengeList
{
    // A Negotiate token may have some 48 KiB; no honest line is longer.
    private const int MaxLineBytes = 1 << 16;

    // Of known schemes. Servers send three or four.
    private const int MaxChallenges = 32;

    private readonly List<Challenge> _challenges = [];

    private ChallengeList()
    {
    }

    /// <summary>All schemes that are offered.</summary>
    public AuthenticationSchemes Supported
    {
        get
        {
            AuthenticationSchemes all = AuthenticationSchemes.None;
            foreach (Challenge challenge in _challenges) all |= challenge.Scheme;
            return all;
        }
    }

    /// <summary>The scheme that the server names first; None when there is none.</summary>
    public AuthenticationSchemes First => _challenges.Count == 0 ? AuthenticationSchemes.None : _challenges[0].Scheme;

    public static ChallengeList Of(MessageHead head, AuthenticationTarget target)
    {
        ChallengeList list = new();
        foreach (ReadOnlySpan<byte> line in head.Values(target.ChallengeField))
        {
            if (line.Length <= MaxLineBytes) list.Read(line);
        }
        list._challenges.RemoveAll(static challenge => !challenge.IsAnswerable);
        return list;
    }

    /// <param name="scheme">One scheme.</param>
    /// <returns>Its challenge, or null. Of several Digest challenges the first of the strongest algorithm: a local policy
    /// in the sense of RFC 7616, section 3.7, so that nobody who reorders the list can weaken the answer.</returns>
    public Challenge? Find(AuthenticationSchemes scheme)
    {
        Challenge? best = null;
        int bestStrength = -1;
        foreach (Challenge challenge in _challenges)
        {
            if (challenge.Scheme != scheme) continue;
            int strength = scheme is AuthenticationSchemes.Digest ? DigestChallenge.Of(challenge)?.Algorithm.Strength ?? -1 : 0;
            if (strength <= bestStrength) continue;
            best = challenge;
            bestStrength = strength;
        }
        return best;
    }

    private void Read(ReadOnlySpan<byte> line)
    {
        // Each line begins anew: parameters without a scheme before them belong to nobody.
        Challenge? current = null;
        ChallengeScanner scanner = new(line);
        while (scanner.MoveNext())
        {
            if (scanner.Part is not ChallengePart.Scheme)
            {
                current?.Take(scanner);
                continue;
            }
            if (_challenges.Count == MaxChallenges) return;
            AuthenticationSchemes scheme = SchemeOf(scanner.Name);
            current = scheme is AuthenticationSchemes.None ? null : new Challenge(scheme);
            if (current is not null) _challenges.Add(current);
        }
    }

    private static AuthenticationSchemes SchemeOf(ReadOnlySpan<byte> name) =>
        Ascii.EqualsIgnoreCase(name, "Basic"u8) ? AuthenticationSchemes.Basic
        : Ascii.EqualsIgnoreCase(name, "Digest"u8) ? AuthenticationSchemes.Digest
        : Ascii.EqualsIgnoreCase(name, "NTLM"u8) ? AuthenticationSchemes.Ntlm
        : Ascii.EqualsIgnoreCase(name, "Negotiate"u8) ? AuthenticationSchemes.Negotiate
        : AuthenticationSchemes.None;
}

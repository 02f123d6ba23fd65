using System.Text;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>One challenge of a server, in one scheme. Texts have one character a byte.</summary>
/// <remarks>RFC 9110, section 11.3.</remarks>
internal sealed class Challenge(AuthenticationSchemes scheme)
{
    // Digest knows eight; bounds the search for duplicates.
    private const int MaxParameters = 32;

    private readonly List<(string Name, string Value)> _parameters = [];

    public AuthenticationSchemes Scheme { get; } = scheme;

    /// <summary>The token of a scheme that sends tokens; null when there is none, as in its first challenge.</summary>
    public string? Token68 { get; private set; }

    /// <summary>Something in it could not be read, or was there twice: RFC 9110, section 11.2, allows a parameter once, and
    /// a second realm or nonce would leave it open which one the server means.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Whether an <see cref="Authenticator"/> of its scheme has something to say to it. Basic and the schemes with
    /// tokens need no parameter, so they do not mind a malformed one.</summary>
    public bool IsAnswerable => Scheme is not AuthenticationSchemes.Digest || DigestChallenge.Of(this) is not null;

    /// <summary>Takes the next part of the challenge.</summary>
    public void Take(in ChallengeScanner scanner)
    {
        if (scanner.Part is ChallengePart.Token68)
        {
            Token68 = scanner.ValueText;
            return;
        }
        string name = Encoding.ASCII.GetString(scanner.Name);
        if (scanner.Part is not ChallengePart.Parameter || _parameters.Count == MaxParameters || Find(name) is not null)
        {
            IsMalformed = true;
            return;
        }
        _parameters.Add((name, scanner.ValueText));
    }

    /// <param name="name">Any case.</param>
    /// <returns>The parameter's value without quotes and escapes, or null.</returns>
    public string? Find(string name)
    {
        foreach ((string candidate, string value) in _parameters)
        {
            if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        }
        return null;
    }
}

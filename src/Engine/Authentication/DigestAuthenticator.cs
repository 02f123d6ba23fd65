using System.Security.Cryptography;
using System.Text;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>Proves knowledge of the password by a hash over it, a nonce of the server and the request line.</summary>
/// <remarks>RFC 7616. "auth-int" is never chosen, and "rspauth" is not verified: whoever could forge the response could
/// leave it out.</remarks>
internal sealed class DigestAuthenticator : Authenticator
{
    // A nonce may grow old between challenge and answer once, on a slow path twice; a server that goes on is broken.
    private const int MaxStaleInRow = 3;

    private readonly Credentials _credentials;
    private readonly Func<string> _newClientNonce;
    private DigestSession? _session;
    private bool _isAnswered;
    private int _staleInRow;

    /// <param name="newClientNonce">Makes a client nonce; null = 128 random bits.</param>
    /// <exception cref="EngineFailure">InvalidArgument: a control character in name or password.</exception>
    public DigestAuthenticator(Credentials credentials, Func<string>? newClientNonce = null) : base(AuthenticationSchemes.Digest)
    {
        if (!HttpToken.IsFieldValue(credentials.UserName) || !HttpToken.IsFieldValue(credentials.Password))
        {
            throw new EngineFailure(FailureReason.InvalidArgument);
        }
        _credentials = credentials;
        _newClientNonce = newClientNonce ?? (static () => RandomNumberGenerator.GetHexString(32, lowercase: true));
    }

    public override string? BeforeChallenge(string method, string target) => _session?.Authorize(method, WireText(target));

    public override string? Answer(Challenge challenge, string method, string target)
    {
        string wireTarget = WireText(target);
        DigestChallenge? digest = DigestChallenge.Of(challenge);
        bool isRefused = _isAnswered && (digest is not { IsStale: true } || ++_staleInRow > MaxStaleInRow);
        if (isRefused || digest is null || _credentials.IsDefault || !SystemLibrary.HasOpenSsl)
        {
            _session = null;
            return null;
        }
        _isAnswered = true;
        try
        {
            _session = new DigestSession(digest, _credentials, _newClientNonce());
            return _session.Authorize(method, wireTarget);
        }
        catch (CryptographicException)
        {
            return null; // systems in FIPS mode have no MD5
        }
    }

    public override bool Accepted(MessageHead response, AuthenticationTarget target)
    {
        // From here on a challenge is no refusal: servers forget nonces, and not all of them call that stale.
        _isAnswered = false;
        _staleInRow = 0;
        if (_session is not null && response.TryFind(target.AcceptanceField, 0, out ReadOnlySpan<byte> acceptance))
        {
            ChallengeScanner scanner = new(acceptance);
            while (scanner.MoveNext())
            {
                if (scanner.Part is not ChallengePart.Parameter || !Ascii.EqualsIgnoreCase(scanner.Name, "nextnonce"u8)) continue;
                _session.Renew(scanner.ValueText);
                break;
            }
        }
        return true;
    }

    // The hash is over what is sent, one character a byte.
    private static string WireText(string target) =>
        HttpToken.IsFieldValue(target) ? target : throw new EngineFailure(FailureReason.InvalidArgument);
}

using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>NTLM and Negotiate: tokens go to and fro, on one connection, until one side is content.</summary>
/// <remarks>RFC 4559; NTLM over HTTP: MS-NTHT. One leg: without a token, "NTLM"; with one, "NTLM TlRM...".</remarks>
internal sealed class NegotiateAuthenticator(AuthenticationSchemes scheme, Credentials credentials, string servicePrincipalName)
    : Authenticator(scheme)
{
    // NTLM has two, Kerberos one or two, a change from one to the other adds one.
    private const int MaxLegs = 6;

    private enum Phase
    {
        Silent,

        /// <summary>A first token went out, and nobody had asked for it.</summary>
        Offered,

        Asked,

        /// <summary>The connection is authenticated; some servers still ask for each request.</summary>
        Accepted,

        Refused,
    }

    private Phase _phase;
    private SecurityContext? _context;
    private int _legs;

    public override bool IsBoundToConnection => true;

    public override bool MayWait => Scheme is AuthenticationSchemes.Negotiate;

    public override string ServicePrincipalName { get; } = servicePrincipalName;

    public override string? BeforeChallenge(string method, string target) => _phase is Phase.Silent ? Open(Phase.Offered) : null;

    public override string? Answer(Challenge challenge, string method, string target)
    {
        if (challenge.Token68 is not { } token)
        {
            // An offer may have been passed over, so it is made once more. Otherwise a challenge that begins anew is how
            // these schemes refuse.
            return _phase is Phase.Silent or Phase.Offered or Phase.Accepted ? Open(Phase.Asked) : Refuse();
        }
        if (_phase is not (Phase.Offered or Phase.Asked) || _context is not { IsComplete: false } || ++_legs > MaxLegs) return Refuse();
        _phase = Phase.Asked;
        return TryDecode(token, out byte[] incoming) && _context.TryStep(incoming, out byte[]? outgoing) && outgoing is { Length: > 0 }
            ? Value(outgoing)
            : Refuse();
    }

    public override bool Accepted(MessageHead response, AuthenticationTarget target)
    {
        if (_phase is not (Phase.Offered or Phase.Asked)) return true;
        bool isProven = true;
        if (_context is { IsComplete: false } && ChallengeList.Of(response, target).Find(Scheme)?.Token68 is { } token)
        {
            isProven = TryDecode(token, out byte[] last) && _context.TryStep(last, out _);
        }
        Close();
        _phase = Phase.Accepted;
        return isProven;
    }

    public override void Dispose()
    {
        Close();
        base.Dispose();
    }

    private static bool TryDecode(string token, out byte[] bytes)
    {
        bytes = new byte[token.Length / 4 * 3];
        if (!Convert.TryFromBase64String(token, bytes, out int length) || length == 0) return false;
        Array.Resize(ref bytes, length);
        return true;
    }

    private string? Open(Phase phase)
    {
        Close();
        _legs = 1;
        _context = SecurityContext.Open(Scheme, credentials, ServicePrincipalName, out byte[] token);
        _phase = phase;
        return _context is null ? Refuse() : Value(token);
    }

    private string? Refuse()
    {
        Close();
        _phase = Phase.Refused;
        return null;
    }

    private string Value(byte[] token) =>
        (Scheme is AuthenticationSchemes.Ntlm ? "NTLM " : "Negotiate ") + Convert.ToBase64String(token);

    private void Close()
    {
        _context?.Dispose();
        _context = null;
    }
}

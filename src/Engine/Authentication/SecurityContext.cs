using System.Net.Security;
using System.Security.Principal;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>Our side of one NTLM or Negotiate conversation, kept by the framework: NTLM is its own code, Kerberos the
/// system's GSSAPI, which may wait for a key distribution centre.</summary>
/// <remarks>No exception leaves it. Malformed tokens, a realm that is not there, missing tickets and forbidden hashes make the
/// framework throw half a dozen undocumented types; they all mean that these credentials cannot be used here.</remarks>
internal sealed class SecurityContext : IDisposable
{
    private const string Negotiate = "Negotiate", Ntlm = "NTLM";

    private readonly NegotiateAuthentication _package;

    private SecurityContext(NegotiateAuthentication package) => _package = package;

    /// <summary>Nothing more is expected from the server.</summary>
    public bool IsComplete { get; private set; }

    /// <param name="scheme">Ntlm or Negotiate.</param>
    /// <param name="token">The first token to send.</param>
    /// <returns>Null when there is nothing to say with these credentials.</returns>
    public static SecurityContext? Open(AuthenticationSchemes scheme, Credentials credentials, string servicePrincipalName, out byte[] token)
    {
        token = [];
        if (!credentials.CanLogOn || !SystemLibrary.HasOpenSsl) return null;
        if (scheme is AuthenticationSchemes.Negotiate && SystemLibrary.HasGssapi
            && TryOpen(Negotiate, credentials, servicePrincipalName, out token) is { } context)
        {
            return context;
        }
        // Without Kerberos, Negotiate is plain NTLM under another name, as Windows has it.
        return TryOpen(Ntlm, credentials, servicePrincipalName, out token);
    }

    /// <summary>Takes the server's token.</summary>
    /// <param name="outgoing">What to send next; null = nothing.</param>
    /// <returns>False when the token was not right or the server refuses.</returns>
    public bool TryStep(ReadOnlySpan<byte> incoming, out byte[]? outgoing)
    {
        outgoing = null;
        try
        {
            outgoing = _package.GetOutgoingBlob(incoming, out NegotiateAuthenticationStatusCode status);
            IsComplete = status is NegotiateAuthenticationStatusCode.Completed;
            return IsComplete || status is NegotiateAuthenticationStatusCode.ContinueNeeded;
        }
        catch (Exception) // see the remarks
        {
            return false;
        }
    }

    public void Dispose() => _package.Dispose();

    private static SecurityContext? TryOpen(string package, Credentials credentials, string servicePrincipalName, out byte[] token)
    {
        token = [];
        SecurityContext? context = null;
        try
        {
            context = new SecurityContext(new NegotiateAuthentication(new NegotiateAuthenticationClientOptions
            {
                Package = package,
                Credential = credentials.ForLogOn(),
                TargetName = servicePrincipalName,
                AllowedImpersonationLevel = TokenImpersonationLevel.Impersonation, // what servers on Windows need, and no more
            }));
        }
        catch (Exception) // see the remarks
        {
            return null;
        }
        if (context.TryStep([], out byte[]? first) && first is { Length: > 0 })
        {
            token = first;
            return context;
        }
        context.Dispose();
        return null;
    }
}

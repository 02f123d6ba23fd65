using System.Globalization;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>A conversation with one server or proxy in one scheme: what to put into the request's
/// <see cref="AuthenticationTarget.AnswerField"/>. For one request at a time, not for several threads at once.</summary>
/// <remarks>What it says are header values without line ends, one character a byte (ISO 8859-1); other than ASCII only where
/// a Digest user name or realm is. RFC 9110, section 11.4.</remarks>
internal abstract class Authenticator(AuthenticationSchemes scheme) : IDisposable
{
    public AuthenticationSchemes Scheme { get; } = scheme;

    /// <summary>All legs must go over one connection, which is authenticated afterwards, for these credentials only. A new
    /// connection needs a new conversation.</summary>
    public virtual bool IsBoundToConnection => false;

    /// <summary>Saying something may wait for another server (a Kerberos key distribution centre), on the calling
    /// thread and without a deadline of ours.</summary>
    public virtual bool MayWait => false;

    /// <summary>The name that the server goes by in NTLM and Negotiate: "HTTP/host" or "HTTP/host:port". Null in the other
    /// schemes.</summary>
    public virtual string? ServicePrincipalName => null;

    /// <param name="scheme">One scheme.</param>
    /// <param name="host">Server or proxy, IPv6 without brackets.</param>
    /// <param name="spnIncludesPort">Whether the port is part of <see cref="ServicePrincipalName"/>.</param>
    /// <exception cref="EngineFailure">InvalidArgument: not one scheme, or a user name or password that the scheme cannot
    /// send. NotImplemented: Passport.</exception>
    public static Authenticator Create(AuthenticationSchemes scheme, Credentials credentials, string host, int port, bool spnIncludesPort) =>
        scheme switch
        {
            AuthenticationSchemes.Basic => new BasicAuthenticator(credentials),
            AuthenticationSchemes.Digest => new DigestAuthenticator(credentials),
            AuthenticationSchemes.Ntlm or AuthenticationSchemes.Negotiate => new NegotiateAuthenticator(scheme, credentials,
                spnIncludesPort ? string.Create(CultureInfo.InvariantCulture, $"HTTP/{host}:{port}") : $"HTTP/{host}"),
            AuthenticationSchemes.Passport => throw new EngineFailure(FailureReason.NotImplemented),
            _ => throw new EngineFailure(FailureReason.InvalidArgument),
        };

    /// <summary>What to send without having been challenged for this request.</summary>
    /// <param name="method">As in the request line.</param>
    /// <param name="target">As in the request line: path and query, or host and port of a CONNECT.</param>
    /// <returns>Null when there is nothing to send.</returns>
    /// <exception cref="EngineFailure">InvalidArgument: a control character in <paramref name="target"/>.</exception>
    public abstract string? BeforeChallenge(string method, string target);

    /// <summary>What to send next, in the same request again.</summary>
    /// <param name="challenge">Of <see cref="Scheme"/>.</param>
    /// <param name="method">As in the request line.</param>
    /// <param name="target">As in the request line.</param>
    /// <returns>Null when the credentials were refused, cannot be used, or are not enough for this challenge: the response
    /// is the program's.</returns>
    /// <exception cref="EngineFailure">InvalidArgument: a control character in <paramref name="target"/>.</exception>
    public abstract string? Answer(Challenge challenge, string method, string target);

    /// <summary>Takes note that a response came which does not challenge any more.</summary>
    /// <returns>False when the server was to prove itself too, and its proof is wrong: the response is not to be
    /// trusted.</returns>
    public abstract bool Accepted(MessageHead response, AuthenticationTarget target);

    public virtual void Dispose()
    {
    }
}

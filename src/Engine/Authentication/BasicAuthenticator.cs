using System.Security.Cryptography;
using System.Text;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>Name and password in clear text, always as UTF-8: the server's "charset" could only ask for that.</summary>
/// <remarks>RFC 7617.</remarks>
internal sealed class BasicAuthenticator : Authenticator
{
    private readonly string? _value;
    private bool _isSaid;

    /// <exception cref="EngineFailure">InvalidArgument: a colon in the name, or a control character.</exception>
    public BasicAuthenticator(Credentials credentials) : base(AuthenticationSchemes.Basic)
    {
        if (credentials.IsDefault) return;
        // Section 2: the first colon ends the name, so one in it would move a part of it into the password.
        if (credentials.UserName.Contains(':') || !IsSendable(credentials.UserName) || !IsSendable(credentials.Password))
        {
            throw new EngineFailure(FailureReason.InvalidArgument);
        }
        byte[] pair = Encoding.UTF8.GetBytes($"{credentials.UserName}:{credentials.Password}");
        _value = "Basic " + Convert.ToBase64String(pair);
        CryptographicOperations.ZeroMemory(pair);
    }

    public override string? BeforeChallenge(string method, string target)
    {
        _isSaid = true;
        return _value;
    }

    public override string? Answer(Challenge challenge, string method, string target)
    {
        if (_isSaid) return null;
        _isSaid = true;
        return _value;
    }

    public override bool Accepted(MessageHead response, AuthenticationTarget target)
    {
        _isSaid = false;
        return true;
    }

    private static bool IsSendable(string text) => HttpToken.IsFieldValue(text) && !text.Contains('\t');
}

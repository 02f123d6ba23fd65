namespace WinHttpCompat.Engine.Authentication;

/// <summary>Who asks for credentials, and in which fields it and we speak.</summary>
/// <remarks>RFC 9110, sections 11.6 and 11.7; RFC 7615.</remarks>
internal sealed class AuthenticationTarget
{
    private readonly byte[] _challengeField, _acceptanceField;

    private AuthenticationTarget(int statusCode, string answerField, ReadOnlySpan<byte> challengeField, ReadOnlySpan<byte> acceptanceField)
    {
        StatusCode = statusCode;
        AnswerField = answerField;
        _challengeField = challengeField.ToArray();
        _acceptanceField = acceptanceField.ToArray();
    }

    public static AuthenticationTarget Server { get; } =
        new(401, "Authorization", "WWW-Authenticate"u8, "Authentication-Info"u8);

    public static AuthenticationTarget Proxy { get; } =
        new(407, "Proxy-Authorization", "Proxy-Authenticate"u8, "Proxy-Authentication-Info"u8);

    /// <summary>Of the response that challenges.</summary>
    public int StatusCode { get; }

    /// <summary>Name of the request header that carries what an <see cref="Authenticator"/> says.</summary>
    public string AnswerField { get; }

    /// <summary>Name of the response header with the challenges.</summary>
    public ReadOnlySpan<byte> ChallengeField => _challengeField;

    /// <summary>Name of the response header that may follow accepted credentials.</summary>
    public ReadOnlySpan<byte> AcceptanceField => _acceptanceField;
}

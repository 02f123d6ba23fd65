using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Requests;

/// <summary>How a request tells servers who its user is.</summary>
/// <remarks>Source: "Authentication in WinHTTP". Credentials belong to the origin they were given for; no other server gets
/// them, wherever redirects lead.</remarks>
/// <param name="session">Connections that were authenticated stay private to it.</param>
/// <param name="opened">The origin that the request was opened for.</param>
internal sealed class RequestAuthentication(ClientSession session, ServerKey opened, ClientRequest request) : IDisposable
{
    // The strongest first; what cannot be used on this system is passed over.
    private static readonly AuthenticationSchemes[] Preference =
        [AuthenticationSchemes.Negotiate, AuthenticationSchemes.Ntlm, AuthenticationSchemes.Digest, AuthenticationSchemes.Basic];

    private Credentials? _given;
    private AuthenticationSchemes _givenScheme;
    private Authenticator? _conversation;
    private ServerKey _origin;
    private Credentials? _used;
    private string? _answer;
    private bool _hasSpoken;

    // An answer is on its way, and what comes of it is not known yet.
    private bool _isTalking;

    // Given, and not looked at by a leg yet.
    private bool _isNew;

    /// <summary>Nothing is answered that the program has not given credentials for with its own call.</summary>
    public bool IsManual { get; set; }

    /// <summary>NTLM and Negotiate: who the server was taken for; null = nobody.</summary>
    public string? ServicePrincipalName { get; set; }

    /// <summary>Preparing what to say may wait for another server on the calling thread.</summary>
    public bool MayWait => _conversation is { MayWait: true } || _given is not null && _givenScheme is AuthenticationSchemes.Negotiate
        || request.Settings.AutologonPolicy is AutologonPolicy.Low || request.Settings.UserName is not null;

    /// <summary>The next leg must go over the connection of the last one.</summary>
    public bool NeedsSameConnection { get; private set; }

    /// <summary>The connection of the last leg was in a conversation that came to nothing: servers would take the next request
    /// on it for a part of that.</summary>
    public bool SpoilsConnection { get; private set; }

    /// <summary>Credentials for the next exchange, and that one only.</summary>
    /// <exception cref="EngineFailure">InvalidArgument: the scheme cannot send them. NotImplemented: Passport.</exception>
    public void Give(AuthenticationSchemes scheme, Credentials credentials)
    {
        Authenticator.Create(scheme, credentials, opened.Host, opened.Port, request.Settings.SpnIncludesPort).Dispose(); // throws for those
        _given = credentials;
        _givenScheme = scheme;
        _isNew = true;
    }

    /// <summary>A send begins, to <paramref name="target"/>.</summary>
    /// <param name="last">The response before it, if there is one: it may have challenged.</param>
    public void Begin(ResponseHead? last, RequestTarget target)
    {
            _isNew = false;
        if (_given is not { } credentials)
        {
            // A conversation that broke off cannot go on, least of all on another connection; and the options may have changed.
            if (_isTalking || _used != Named(target)) Close();
            return;
        }
        Open(_givenScheme, credentials, target);
        Challenge? challenge = last is { StatusCode: 401 } ? Challenges(last).Find(_givenScheme) : null;
        if (challenge is not null) _answer = _conversation!.Answer(challenge, target.Method, target.Path); // just opened
    }

    /// <summary>The exchange goes on to <paramref name="target"/>: what the program has given since its last leg is for this one.
    /// In the middle of a conversation it is not, because the server waits for the rest of that.</summary>
    public void Continue(RequestTarget target)
    {
        if (_isNew && _answer is null) Begin(last: null, target);
    }

    /// <summary>What the head of the next leg says.</summary>
    /// <returns>Value of the Authorization header, one character a byte; null = none.</returns>
    public string? Header(RequestTarget target)
    {
        string? header = Say(target);
        _hasSpoken = header is not null;
        return header;
    }

    /// <summary>Who the request is, or would say it is, on a connection to <paramref name="target"/>; null = it does not matter.</summary>
    public Credentials? Identity(RequestTarget target) => _conversation is not null ? _used : IsManual ? null : Named(target);

    /// <summary>Looks whether a response asks who the user is, and prepares the answer for the next leg.</summary>
    /// <returns>False when the response is the caller's.</returns>
    public bool TryAnswer(ResponseHead head, RequestTarget target) => _isTalking = TryPrepare(head, target);

    /// <summary>A response has come. One that does not challenge ends the conversation.</summary>
    /// <param name="connection">Of that response; null when it is gone.</param>
    /// <exception cref="EngineFailure">LoginFailed: the server was to prove itself, and did not.</exception>
    public void Conclude(ResponseHead head, Connection? connection)
    {
        if (_conversation is not null && head.StatusCode != 401)
        {
            _isTalking = false;
            bool isProven = _conversation.Accepted(head.Message, AuthenticationTarget.Server);
            ServicePrincipalName = _conversation.ServicePrincipalName;
            if (!isProven) throw new EngineFailure(FailureReason.LoginFailed);
            if (_conversation.IsBoundToConnection && connection is not null)
            {
                connection.PrivateTo = session;
                connection.Identity = _used;
            }
        }
    }

    /// <summary>The exchange is over: what was given for it is forgotten.</summary>
    public void Forget()
    {
        // Credentials that are options stay, and with them what the conversation has learnt.
        if (_given is not null || _used is { IsDefault: true }) Close();
        _given = null;
    }

    public void Dispose() => Close();

    private bool TryPrepare(ResponseHead head, RequestTarget target)
    {
        NeedsSameConnection = SpoilsConnection = false;
        if (head.StatusCode != 401) return false;
        ChallengeList challenges = Challenges(head);
        if (_conversation is not null && _origin == target.Origin)
        {
            Challenge? challenge = challenges.Find(_conversation.Scheme);
            _answer = challenge is null ? null : _conversation.Answer(challenge, target.Method, target.Path);
            NeedsSameConnection = _answer is not null && _conversation.IsBoundToConnection && challenge!.Token68 is not null;
            SpoilsConnection = _hasSpoken && _conversation.IsBoundToConnection && !NeedsSameConnection;
            ServicePrincipalName = _conversation.ServicePrincipalName;
            if (_answer is null) Forget(); // refused
            return _answer is not null;
        }
        if (IsManual) return false;
        return Named(target) is { } named && TryOpen(challenges, target, named)
            // Source: "Automatic logon", AUTOLOGON_POLICY. Intranet servers are those that the proxy settings name; there are none yet.
            || request.Settings.AutologonPolicy is AutologonPolicy.Low && TryOpen(challenges, target, Credentials.Default);
    }

    private string? Say(RequestTarget target)
    {
        (string? answer, _answer) = (_answer, null);
        if (_conversation is null || answer is not null) return answer;
        if (target.Origin != _origin)
        {
            Close();
            return null;
        }
        // NTLM is not spoken to servers that have not asked for it.
        return _conversation.Scheme is AuthenticationSchemes.Ntlm ? null : _conversation.BeforeChallenge(target.Method, target.Path);
    }

    // The credentials that are options.
    private Credentials? Named(RequestTarget target) =>
        target.Origin == opened && request.Settings.UserName is { } name ? new Credentials(name, request.Settings.Password ?? "") : null;

    private static ChallengeList Challenges(ResponseHead head) => ChallengeList.Of(head.Message, AuthenticationTarget.Server);

    private bool TryOpen(ChallengeList challenges, RequestTarget target, Credentials credentials)
    {
        foreach (AuthenticationSchemes scheme in Preference)
        {
            if (challenges.Find(scheme) is not { } challenge) continue;
            if (credentials.IsDefault && scheme is AuthenticationSchemes.Basic or AuthenticationSchemes.Digest) continue;
            Open(scheme, credentials, target);
            _answer = _conversation!.Answer(challenge, target.Method, target.Path); // just opened
            ServicePrincipalName = _conversation.ServicePrincipalName;
            if (_answer is not null) return true;
        }
        Close();
        return false;
    }

    private void Open(AuthenticationSchemes scheme, Credentials credentials, RequestTarget target)
    {
        Close();
        _origin = target.Origin;
        _used = credentials;
        _conversation = Authenticator.Create(scheme, credentials, _origin.Host, _origin.Port, request.Settings.SpnIncludesPort);
    }

    private void Close()
    {
        _conversation?.Dispose();
        _conversation = null;
        _used = null;
        _answer = null;
        _isTalking = false;
    }
}

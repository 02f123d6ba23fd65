using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>What lasts from one Digest challenge to the next: the key, the nonce and how often it was used. Texts have one
/// character a byte.</summary>
/// <remarks>RFC 7616, section 3.4. The client nonce stays the same for a challenge: servers disagree whether a session's key
/// is made with that of its first or of its last request.</remarks>
internal sealed class DigestSession
{
    private readonly DigestChallenge _challenge;
    private readonly string _userField, _key, _clientNonce;
    private string _nonce;
    private uint _uses;

    /// <param name="clientNonce">Neither quotes nor backslashes in it.</param>
    public DigestSession(DigestChallenge challenge, Credentials credentials, string clientNonce)
    {
        _challenge = challenge;
        _nonce = challenge.Nonce;
        _clientNonce = clientNonce;
        Encoding encoding = challenge.IsUtf8 || !IsLatin1(credentials) ? Encoding.UTF8 : Encoding.Latin1;
        string user = Encoding.Latin1.GetString(encoding.GetBytes(credentials.UserName));
        _userField = UserField(challenge, user);
        _key = Key(challenge, user, encoding.GetBytes(credentials.Password), clientNonce);
    }

    /// <summary>Goes on with another nonce. The key of a session stays, as section 3.4.2 has it.</summary>
    public void Renew(string nonce)
    {
        _nonce = nonce;
        _uses = 0;
    }

    /// <summary>The header value for the next request.</summary>
    public string Authorize(string method, string target)
    {
        DigestAlgorithm algorithm = _challenge.Algorithm;
        string request = Digest($"{method}:{target}");
        string count = (++_uses).ToString("x8", CultureInfo.InvariantCulture);
        string response = _challenge.HasQop
            ? Digest($"{_key}:{_nonce}:{count}:{_clientNonce}:auth:{request}")
            : Digest($"{_key}:{_nonce}:{request}");

        // The order of section 3.9's examples. Quoted or not as section 3.4 demands: some servers know one form only.
        StringBuilder text = new("Digest ", 512);
        text.Append(_userField).Append(", realm=").AppendQuoted(_challenge.Realm).Append(", uri=").AppendQuoted(target);
        if (_challenge.AlgorithmName is { } name) text.Append(", algorithm=").Append(name);
        text.Append(", nonce=").AppendQuoted(_nonce);
        if (_challenge.HasQop)
        {
            text.Append(", nc=").Append(count).Append(", cnonce=").AppendQuoted(_clientNonce).Append(", qop=auth");
        }
        text.Append(", response=").AppendQuoted(response);
        if (_challenge.Opaque is { } opaque) text.Append(", opaque=").AppendQuoted(opaque);
        if (_challenge.HashesUserName) text.Append(", userhash=true");
        return text.ToString();

        string Digest(string message) => algorithm.Digest(Encoding.Latin1.GetBytes(message));
    }

    // Without an announced charset nobody says how other characters are meant (section 4); UTF-8 can at least write them.
    private static bool IsLatin1(Credentials credentials) =>
        !credentials.UserName.AsSpan().ContainsAnyExceptInRange('\0', '\xFF')
        && !credentials.Password.AsSpan().ContainsAnyExceptInRange('\0', '\xFF');

    private static string UserField(DigestChallenge challenge, string user)
    {
        if (challenge.HashesUserName)
        {
            return $"username=\"{challenge.Algorithm.Digest(Encoding.Latin1.GetBytes($"{user}:{challenge.Realm}"))}\"";
        }
        // Section 3.4: the extended form (RFC 8187) is for what ASCII cannot write, and for UTF-8 only.
        if (challenge.IsUtf8 && !Ascii.IsValid(user))
        {
            return "username*=UTF-8''" + Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(user)));
        }
        return new StringBuilder("username=").AppendQuoted(user).ToString();
    }

    private static string Key(DigestChallenge challenge, string user, byte[] password, string clientNonce)
    {
        byte[] secret = [.. Encoding.Latin1.GetBytes($"{user}:{challenge.Realm}:"), .. password];
        string key = challenge.Algorithm.Digest(secret);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(password);
        return challenge.Algorithm.IsSession
            ? challenge.Algorithm.Digest(Encoding.Latin1.GetBytes($"{key}:{challenge.Nonce}:{clientNonce}"))
            : key;
    }
}

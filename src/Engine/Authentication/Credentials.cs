using System.Net;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>Who the user is, and how he proves it. Its text shows neither.</summary>
internal sealed record Credentials
{
    /// <param name="userName">For NTLM and Negotiate also "DOMAIN\user" or "user@domain".</param>
    public Credentials(string userName, string password)
    {
        UserName = userName;
        Password = password;
    }

    private Credentials() : this("", "") => IsDefault = true;

    /// <summary>Those of whoever runs the process: his Kerberos tickets, on Windows his logon. Only Negotiate and, on
    /// Windows, NTLM can use them.</summary>
    public static Credentials Default { get; } = new();

    public bool IsDefault { get; }

    public string UserName { get; }

    public string Password { get; }

    /// <summary>Whether NTLM and Negotiate can use them.</summary>
    /// <remarks>The framework takes a blank name or password for a wish to be the user of the process. Somebody who names a
    /// user must never be sent as another one.</remarks>
    public bool CanLogOn => IsDefault || !string.IsNullOrWhiteSpace(UserName) && !string.IsNullOrWhiteSpace(Password);

    /// <summary>In the form of the framework's security packages.</summary>
    public NetworkCredential ForLogOn()
    {
        if (IsDefault) return CredentialCache.DefaultNetworkCredentials;
        int backslash = UserName.IndexOf('\\');
        if (backslash >= 0) return new NetworkCredential(UserName[(backslash + 1)..], Password, UserName[..backslash]);
        // Kerberos tells realms apart by case, and they are in upper case by convention (RFC 4120, section 6.1); Windows
        // takes any. NTLM does not mind, it raises the name itself.
        int at = UserName.LastIndexOf('@');
        string user = at < 0 ? UserName : UserName[..at] + UserName[at..].ToUpperInvariant();
        return new NetworkCredential(user, Password, "");
    }

    public override string ToString() => nameof(Credentials);
}

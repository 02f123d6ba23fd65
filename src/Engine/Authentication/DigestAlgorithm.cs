using System.Security.Cryptography;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>A hash of Digest authentication.</summary>
/// <param name="Hash">What it is computed with.</param>
/// <param name="IsSession">The key is made once a challenge, from its nonce too.</param>
/// <param name="Strength">Higher is better.</param>
/// <remarks>RFC 7616, section 3.3. SHA-512-256 is left out: the framework does not have it, and it is no cut SHA-512.</remarks>
internal sealed record DigestAlgorithm(HashAlgorithmName Hash, bool IsSession, int Strength)
{
    private static readonly DigestAlgorithm Md5 = new(HashAlgorithmName.MD5, IsSession: false, 0);
    private static readonly DigestAlgorithm Md5Session = Md5 with { IsSession = true };
    private static readonly DigestAlgorithm Sha256 = new(HashAlgorithmName.SHA256, IsSession: false, 1);
    private static readonly DigestAlgorithm Sha256Session = Sha256 with { IsSession = true };

    /// <param name="name">Any case; null = the challenge names none, which is MD5.</param>
    /// <returns>Null when it is not supported.</returns>
    public static DigestAlgorithm? Named(string? name) => name?.ToUpperInvariant() switch
    {
        null or "MD5" => Md5,
        "MD5-SESS" => Md5Session,
        "SHA-256" => Sha256,
        "SHA-256-SESS" => Sha256Session,
        _ => null,
    };

    /// <summary>Lower-case hexadecimal digits of the hash.</summary>
    /// <exception cref="CryptographicException">The platform forbids the algorithm, as some do with MD5.</exception>
    public string Digest(ReadOnlySpan<byte> message) => Convert.ToHexStringLower(CryptographicOperations.HashData(Hash, message));
}

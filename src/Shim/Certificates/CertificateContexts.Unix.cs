using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_CONTEXTs that come from a program and go to it.</summary>
internal static class CertificateContexts
{
    /// <param name="certificate">Stays the caller's.</param>
    /// <returns>CERT_CONTEXT with one reference, which the program gives back with CertFreeCertificateContext.</returns>
    /// <exception cref="Errors.AbiFailure">CRYPT_E_ASN1_CORRUPT: OpenSSL reads it, and we do not.</exception>
    public static nint Create(X509Certificate2 certificate) =>
        CertificateContext.Create(new X509Certificate2(certificate)).HandOut();

    /// <param name="context">Anything that a program may pass.</param>
    /// <returns>A copy with the private key, if there is one, which the caller disposes of; null when it is no live context.</returns>
    public static X509Certificate2? Find(nint context)
    {
        using CertificateContext? found = CertificateContext.Use(context);
        return found is null ? null : new X509Certificate2(found.Certificate);
    }

    /// <summary>What the store of a context has, or had when it was closed.</summary>
    /// <returns>Copies, which the caller disposes of.</returns>
    public static X509Certificate2Collection Beside(nint context)
    {
        using CertificateContext? found = CertificateContext.Use(context);
        return found?.Store is { } store ? store.Copy() : [];
    }
}

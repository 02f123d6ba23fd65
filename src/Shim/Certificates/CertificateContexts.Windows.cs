using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_CONTEXTs that come from a program and go to it: the system's.</summary>
internal static partial class CertificateContexts
{
    /// <param name="certificate">Stays the caller's.</param>
    /// <returns>CERT_CONTEXT with one reference, which the program gives back with CertFreeCertificateContext.</returns>
    public static nint Create(X509Certificate2 certificate)
    {
        nint context = DuplicateContext(certificate.Handle);
        GC.KeepAlive(certificate);
        return context;
    }

    /// <param name="context">A live context; Windows has no way to tell.</param>
    /// <returns>A copy with the private key, if there is one, which the caller disposes of; null when it is no context.</returns>
    public static X509Certificate2? Find(nint context)
    {
        if (context == 0) return null;
        try
        {
            return new X509Certificate2(context);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <returns>Nothing: the system looks in its own stores.</returns>
    public static X509Certificate2Collection Beside(nint context) => [];

    [LibraryImport("crypt32", EntryPoint = "CertDuplicateCertificateContext")]
    private static partial nint DuplicateContext(nint context);
}

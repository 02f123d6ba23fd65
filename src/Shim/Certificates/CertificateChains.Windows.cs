using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_CHAIN_CONTEXTs for a program: the system's.</summary>
internal static partial class CertificateChains
{
    /// <param name="chain">Built; stays the caller's.</param>
    /// <returns>CERT_CHAIN_CONTEXT, which the program gives back with CertFreeCertificateChain.</returns>
    public static nint Create(X509Chain chain)
    {
        nint context = DuplicateChain(chain.ChainContext);
        GC.KeepAlive(chain);
        return context;
    }

    [LibraryImport("crypt32", EntryPoint = "CertDuplicateCertificateChain")]
    private static partial nint DuplicateChain(nint chain);
}

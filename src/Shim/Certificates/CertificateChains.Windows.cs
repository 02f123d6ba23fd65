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

    /// <param name="elements">The end certificate first; they stay the caller's.</param>
    /// <param name="status">What is wrong with the chain as a whole: not used, as the system says it itself.</param>
    /// <remarks>
    /// A chain of the system cannot be put together by others, so it builds this one again, from these certificates and
    /// without asking the network; what revocation lists said of it is not in it.
    /// </remarks>
    public static nint Create(
        IReadOnlyList<(X509Certificate2 Certificate, X509ChainStatusFlags Status)> elements, X509ChainStatusFlags status)
    {
        _ = status;
        using X509Chain chain = new()
        {
            ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },
        };
        foreach ((X509Certificate2 certificate, _) in elements) chain.ChainPolicy.ExtraStore.Add(certificate);
        chain.Build(elements[0].Certificate);
        try
        {
            return Create(chain);
        }
        finally
        {
            foreach (X509ChainElement element in chain.ChainElements) element.Certificate.Dispose();
        }
    }

    [LibraryImport("crypt32", EntryPoint = "CertDuplicateCertificateChain")]
    private static partial nint DuplicateChain(nint chain);
}

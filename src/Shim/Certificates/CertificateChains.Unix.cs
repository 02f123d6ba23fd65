using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_CHAIN_CONTEXTs for a program, each one block of native memory and the contexts of its certificates.</summary>
/// <remarks>The numbers of <see cref="X509ChainStatusFlags"/> are those of CERT_TRUST_STATUS.</remarks>
internal static unsafe class CertificateChains
{
    private static readonly Lock Change = new();
    private static readonly Dictionary<nint, IReadOnlyList<CertificateContext>> Live = [];

    /// <param name="chain">Built; stays the caller's.</param>
    /// <returns>CERT_CHAIN_CONTEXT, which the program gives back with CertFreeCertificateChain.</returns>
    /// <exception cref="Errors.AbiFailure">CRYPT_E_ASN1_CORRUPT: OpenSSL reads a certificate, and we do not.</exception>
    public static nint Create(X509Chain chain) => Create(
        [.. chain.ChainElements.Select(static element => (element.Certificate, Union(element.ChainElementStatus)))],
        Union(chain.ChainStatus));

    /// <param name="elements">The end certificate first; they stay the caller's.</param>
    /// <param name="status">What is wrong with the chain as a whole.</param>
    public static nint Create(
        IReadOnlyList<(X509Certificate2 Certificate, X509ChainStatusFlags Status)> elements, X509ChainStatusFlags status)
    {
        List<CertificateContext> contexts = [];
        try
        {
            foreach ((X509Certificate2 certificate, _) in elements)
            {
                contexts.Add(CertificateContext.Create(new X509Certificate2(certificate)));
            }
            nint block = Lay(elements, contexts, status);
            lock (Change) Live.Add(block, contexts);
            return block;
        }
        catch
        {
            foreach (CertificateContext context in contexts) context.Dispose();
            throw;
        }
    }

    /// <summary>Frees a chain.</summary>
    /// <returns>False when there is none at this address.</returns>
    public static bool Free(nint chain)
    {
        if (ForkGuard.IsForkedChild) return false;
        IReadOnlyList<CertificateContext>? contexts;
        lock (Change)
        {
            if (!Live.Remove(chain, out contexts)) return false;
        }
        NativeMemory.Free((void*)chain);
        foreach (CertificateContext context in contexts) context.Dispose();
        return true;
    }

    // Chain context, its one simple chain, the elements, then the arrays of pointers: a falling alignment.
    private static nint Lay(
        IReadOnlyList<(X509Certificate2 Certificate, X509ChainStatusFlags Status)> elements,
        List<CertificateContext> contexts, X509ChainStatusFlags status)
    {
        int count = elements.Count;
        int size = sizeof(ChainContext) + sizeof(SimpleChain) + count * sizeof(ChainElement) + (1 + count) * sizeof(void*);
        ChainContext* chain = (ChainContext*)NativeMemory.AllocZeroed((nuint)size);
        SimpleChain* simple = (SimpleChain*)(chain + 1);
        ChainElement* element = (ChainElement*)(simple + 1);
        SimpleChain** simples = (SimpleChain**)(element + count);
        ChainElement** list = (ChainElement**)(simples + 1);

        TrustStatus whole = new() { Errors = (uint)status };
        *chain = new ChainContext { StructSize = (uint)sizeof(ChainContext), Trust = whole, ChainCount = 1, Chains = simples };
        *simples = simple;
        *simple = new SimpleChain { StructSize = (uint)sizeof(SimpleChain), Trust = whole, ElementCount = (uint)count, Elements = list };
        for (int i = 0; i < count; i++)
        {
            list[i] = element + i;
            element[i] = new ChainElement
            {
                StructSize = (uint)sizeof(ChainElement),
                Context = (CertContext*)contexts[i].Address,
                Trust = new TrustStatus { Errors = (uint)elements[i].Status, Information = InformationOn(elements[i].Certificate, i + 1 < count) },
            };
        }
        return (nint)chain;
    }

    private static uint InformationOn(X509Certificate2 certificate, bool hasIssuer)
    {
        bool namesItself = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
        uint information = namesItself ? TrustStatus.IsSelfSigned : 0;
        return hasIssuer || namesItself ? information | TrustStatus.HasNameMatchIssuer : information;
    }

    private static X509ChainStatusFlags Union(X509ChainStatus[] status) =>
        status.Aggregate(X509ChainStatusFlags.NoError, static (all, one) => all | one.Status);
}

using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>A certificate, with its private key if it has one, and its CERT_CONTEXT in native memory. Programs and the
/// library hold references alike; the last one that is given back frees both.</summary>
/// <remarks>The addresses that live are known, so that a stale or foreign pointer finds nothing.</remarks>
internal sealed unsafe class CertificateContext : IDisposable
{
    private static readonly Lock Change = new();
    private static readonly Dictionary<nint, CertificateContext> Live = [];

    // All references, and those of them that the program has: it cannot give back what it never got.
    private int _references = 1, _handedOut;

    private CertificateContext(X509Certificate2 certificate, CertificateStore? store, nint address)
    {
        Certificate = certificate;
        Store = store;
        Address = address;
    }

    /// <summary>Belongs to this context; not to be disposed of.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Where it was added, null for a context of its own.</summary>
    public CertificateStore? Store { get; }

    /// <summary>Rises with each certificate that the store gets. Set by the store.</summary>
    public long Number { get; set; }

    public nint Address { get; }

    /// <param name="certificate">Becomes the context's, also when this fails.</param>
    /// <returns>With one reference.</returns>
    /// <exception cref="Errors.AbiFailure">CRYPT_E_ASN1_CORRUPT.</exception>
    public static CertificateContext Create(X509Certificate2 certificate, CertificateStore? store = null)
    {
        try
        {
            ReadOnlySpan<byte> encoded = certificate.RawDataMemory.Span;
            nint address = (nint)CertificateBlock.Create(encoded, CertificateFields.Read(encoded), store?.Handle ?? 0);
            CertificateContext context = new(certificate, store, address);
            lock (Change) Live.Add(address, context);
            return context;
        }
        catch
        {
            certificate.Dispose();
            throw;
        }
    }

    /// <summary>Finds a live context and gives the caller a reference of his own.</summary>
    /// <returns>Null when there is none at this address.</returns>
    public static CertificateContext? Use(nint address)
    {
        if (ForkGuard.IsForkedChild) return null;
        lock (Change)
        {
            if (!Live.TryGetValue(address, out CertificateContext? context)) return null;
            context._references++;
            return context;
        }
    }

    /// <summary>Takes over a reference that the program has been handed.</summary>
    /// <returns>Null when there is no live context at this address, or the program has no reference to it any more.</returns>
    public static CertificateContext? Take(nint address)
    {
        if (ForkGuard.IsForkedChild) return null;
        lock (Change)
        {
            if (!Live.TryGetValue(address, out CertificateContext? context) || context._handedOut == 0) return null;
            context._handedOut--;
            return context;
        }
    }

    /// <summary>The caller's reference becomes the program's.</summary>
    /// <returns>CERT_CONTEXT.</returns>
    public nint HandOut()
    {
        lock (Change) _handedOut++;
        return Address;
    }

    /// <summary>The program holds references.</summary>
    public bool IsHandedOut
    {
        get
        {
            lock (Change) return _handedOut > 0;
        }
    }

    /// <summary>One more reference for the caller.</summary>
    public CertificateContext Share()
    {
        lock (Change) _references++;
        return this;
    }

    /// <summary>Gives a reference back.</summary>
    public void Dispose()
    {
        lock (Change)
        {
            if (--_references != 0 || !Live.Remove(Address)) return;
        }
        NativeMemory.Free((void*)Address);
        Certificate.Dispose();
    }

    /// <summary>Frees the native memory, whoever holds references: their pointers are stale from now on.</summary>
    public void Destroy()
    {
        lock (Change)
        {
            if (!Live.Remove(Address)) return;
        }
        // The certificate itself may be in use on another thread; it goes with its last user.
        NativeMemory.Free((void*)Address);
    }

    /// <summary>Whether it is this certificate, by issuer and serial number.</summary>
    public bool IsSameCertificate(X509Certificate2 other) =>
        Certificate.SerialNumberBytes.Span.SequenceEqual(other.SerialNumberBytes.Span)
        && Certificate.IssuerName.RawData.AsSpan().SequenceEqual(other.IssuerName.RawData);
}

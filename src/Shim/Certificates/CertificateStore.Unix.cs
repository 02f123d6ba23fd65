using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>A certificate store in memory. Its handle is a number that is not used again, never an address.</summary>
internal sealed class CertificateStore
{
    private static readonly Lock OpenChange = new();
    private static readonly Dictionary<nint, CertificateStore> Opened = [];
    private static nint _lastHandle;

    private readonly Lock _change = new();
    // By rising number, so that an enumeration goes on where it was, also after its last certificate was deleted.
    private readonly List<CertificateContext> _contexts = [];
    private long _lastNumber;
    private bool _isClosed;
    // DER of what was there, for the sake of contexts that outlive the store.
    private byte[][] _left = [];

    private CertificateStore(nint handle) => Handle = handle;

    /// <summary>HCERTSTORE.</summary>
    public nint Handle { get; }

    /// <exception cref="AbiFailure">Shutdown: in a forked child.</exception>
    public static CertificateStore Open()
    {
        if (ForkGuard.IsForkedChild) throw new AbiFailure(Win32Error.Shutdown);
        lock (OpenChange)
        {
            CertificateStore store = new(++_lastHandle);
            Opened.Add(store.Handle, store);
            return store;
        }
    }

    /// <summary>Opens a store with certificates, which become its own.</summary>
    public static CertificateStore Open(IEnumerable<X509Certificate2> certificates)
    {
        CertificateStore store = Open();
        try
        {
            foreach (X509Certificate2 certificate in certificates) store.Add(certificate).Dispose();
            return store;
        }
        catch
        {
            store.Close(force: false);
            throw;
        }
    }

    /// <exception cref="AbiFailure">E_INVALIDARG: not an open store.</exception>
    public static CertificateStore Find(nint handle)
    {
        if (ForkGuard.IsForkedChild) throw new AbiFailure(Win32Error.EInvalidArg);
        lock (OpenChange)
        {
            return Opened.GetValueOrDefault(handle) ?? throw new AbiFailure(Win32Error.EInvalidArg);
        }
    }

    /// <summary>Adds a certificate, whatever is there.</summary>
    /// <param name="certificate">Becomes the store's.</param>
    /// <returns>With a reference for the caller.</returns>
    public CertificateContext Add(X509Certificate2 certificate)
    {
        CertificateContext context = CertificateContext.Create(certificate, this);
        lock (_change)
        {
            if (!_isClosed)
            {
                context.Number = ++_lastNumber;
                _contexts.Add(context);
                return context.Share();
            }
        }
        context.Dispose();
        throw new AbiFailure(Win32Error.EInvalidArg);
    }

    /// <summary>Adds a certificate as <paramref name="disposition"/> says.</summary>
    /// <param name="certificate">Becomes the store's, also when this fails.</param>
    /// <returns>With a reference for the caller.</returns>
    /// <exception cref="AbiFailure">CRYPT_E_EXISTS; E_INVALIDARG for an unknown disposition or a store that was closed.</exception>
    public CertificateContext Add(X509Certificate2 certificate, AddDisposition disposition)
    {
        using CertificateContext? existing = disposition is AddDisposition.Always
            ? null
            : Next(null, context => context.IsSameCertificate(certificate));
        switch (disposition)
        {
            case AddDisposition.New when existing is not null:
            case AddDisposition.Newer or AddDisposition.NewerInheritProperties
                when existing is not null && existing.Certificate.NotBefore >= certificate.NotBefore:
                certificate.Dispose();
                throw new AbiFailure(Win32Error.CryptEExists);
            case AddDisposition.UseExisting when existing is not null:
                certificate.Dispose();
                return existing.Share();
            case < AddDisposition.New or > AddDisposition.NewerInheritProperties:
                certificate.Dispose();
                throw new AbiFailure(Win32Error.EInvalidArg);
            default:
                CertificateContext added = Add(certificate);
                if (existing is not null) Remove(existing);
                return added;
        }
    }

    /// <summary>The first certificate behind <paramref name="previous"/> that matches.</summary>
    /// <param name="previous">Of this store, also when it was deleted since; null for the beginning.</param>
    /// <returns>With a reference for the caller; null when there is none.</returns>
    public CertificateContext? Next(CertificateContext? previous, Predicate<CertificateContext> matches)
    {
        lock (_change)
        {
            for (int i = previous is null ? 0 : PlaceBehind(previous.Number); i < _contexts.Count; i++)
            {
                if (matches(_contexts[i])) return _contexts[i].Share();
            }
            return null;
        }
    }

    /// <summary>What is there, or was when the store was closed.</summary>
    /// <returns>Without private keys; the caller disposes of them.</returns>
    public X509Certificate2Collection Copy()
    {
        byte[][] encoded;
        lock (_change) encoded = _isClosed ? _left : Encode();
        return [.. encoded.Select(X509CertificateLoader.LoadCertificate)];
    }

    /// <summary>Takes a certificate out; those who hold references keep it.</summary>
    public void Remove(CertificateContext context)
    {
        lock (_change)
        {
            int place = PlaceBehind(context.Number) - 1;
            if (place < 0 || _contexts[place] != context) return;
            _contexts.RemoveAt(place);
        }
        context.Dispose();
    }

    /// <summary>Closes the store; contexts that a program holds live on, unless <paramref name="force"/>.</summary>
    /// <returns>True when there were such contexts.</returns>
    public bool Close(bool force)
    {
        lock (OpenChange) Opened.Remove(Handle);
        CertificateContext[] contexts;
        lock (_change)
        {
            if (!_isClosed && !force && _contexts.Exists(static context => context.IsHandedOut)) _left = Encode();
            _isClosed = true;
            contexts = [.. _contexts];
            _contexts.Clear();
        }
        bool someAreHeld = false;
        foreach (CertificateContext context in contexts)
        {
            if (context.IsHandedOut)
            {
                someAreHeld = true;
                if (force) context.Destroy();
            }
            context.Dispose();
        }
        return someAreHeld;
    }

    private byte[][] Encode() => [.. _contexts.Select(static context => context.Certificate.RawData)];

    // Index of the first certificate with a higher number.
    private int PlaceBehind(long number)
    {
        int low = 0, high = _contexts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_contexts[middle].Number <= number) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Tls;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Certificates;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;
using WinHttpCompat.Shim.Security;

namespace WinHttpCompat.Shim.Options;

/// <summary>What is known of a secure connection and of its server.</summary>
internal static unsafe class ServerCertificateRows
{
    public static readonly OptionRow[] All =
    [
        new HandedOutOption(32, Summary),
        new ValueOption<uint>(36, HandleKinds.Nowhere, HandleKinds.Request,
            static handle => new CipherAlgorithms(SecurityRows.Established(handle).CipherSuite).CipherBits, null),
        new HandedOutOption(78, static (handle, output) => HandOut(output, SecurityRows.Established(handle), static secure =>
        {
            using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(secure.Certificate);
            return CertificateContexts.Create(certificate);
        })),
        new HandedOutOption(94, static (handle, output) => HandOut(
            output, HandleScope.Request(handle).AcceptableIssuers ?? throw new AbiFailure(Win32Error.IncorrectHandleState), IssuerList.Create)),
        new HandedOutOption(108, static (handle, output) => output.StoreBindings(SecurityRows.Established(handle).EndpointBinding)),
        new HandedOutOption(147, static (handle, output) => HandOut(output, SecurityRows.Established(handle), ChainOf)),
        new ValueOption<SecurityInfo>(151, HandleKinds.Nowhere, HandleKinds.Request, static handle => InfoOf(SecurityRows.Established(handle)), null),
    ];

    private delegate Win32Error Answer(HandleObject? handle, OutputBuffer output);

    /// <summary>A pointer to what the caller has to free; made only when there is room for it.</summary>
    private static Win32Error HandOut<T>(OutputBuffer output, T from, Func<T, nint> make)
    {
        Win32Error room = output.Store<nint>(0);
        return room is Win32Error.Success ? output.Store(make(from)) : room;
    }

    private static Win32Error Summary(HandleObject? handle, OutputBuffer output)
    {
        SecureConnection secure = SecurityRows.Established(handle);
        Win32Error room = output.Store<CertificateSummary>(default);
        if (room is not Win32Error.Success) return room;
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(secure.Certificate);
        long expiry = certificate.NotAfter.ToFileTime(), start = certificate.NotBefore.ToFileTime();
        return output.Store(new CertificateSummary
        {
            ExpiryLow = (uint)expiry, ExpiryHigh = (uint)(expiry >> 32),
            StartLow = (uint)start, StartHigh = (uint)(start >> 32),
            Subject = LocalText(Lines(certificate.SubjectName)),
            Issuer = LocalText(Lines(certificate.IssuerName)),
            KeyBytes = new CipherAlgorithms(secure.CipherSuite).CipherBits / 8,
        });
    }

    // The page shows no attribute names: the values, a line each.
    private static string Lines(X500DistinguishedName name) =>
        string.Join("\r\n", name.EnumerateRelativeDistinguishedNames(reversed: false)
            .Where(static part => !part.HasMultipleElements).Select(static part => part.GetSingleElementValue() ?? ""));

    private static char* LocalText(string text)
    {
        // Fixed memory of GlobalAlloc is what LocalFree frees.
        char* copy = (char*)GlobalMemory.Allocate((nuint)(text.Length + 1) * sizeof(char));
        text.CopyTo(new Span<char>(copy, text.Length));
        copy[text.Length] = '\0';
        return copy;
    }

    private static nint ChainOf(SecureConnection secure)
    {
        List<(X509Certificate2 Certificate, X509ChainStatusFlags Status)> links = [];
        try
        {
            foreach (SecureConnection.Link link in secure.Chain) links.Add((X509CertificateLoader.LoadCertificate(link.Certificate), link.Status));
            return CertificateChains.Create(links, secure.ChainStatus);
        }
        finally
        {
            foreach ((X509Certificate2 certificate, _) in links) certificate.Dispose();
        }
    }

    private static SecurityInfo InfoOf(SecureConnection secure)
    {
        CipherAlgorithms algorithms = new(secure.CipherSuite);
        uint version = VersionOf(secure.Protocol);
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(secure.Certificate);
        bool isRsa = certificate.GetRSAPublicKey() is not null;
        SecurityInfo info = new()
        {
            Protocol = version, Cipher = algorithms.Cipher, CipherStrength = algorithms.CipherBits,
            Hash = algorithms.Hash, HashStrength = algorithms.HashBits, Exchange = algorithms.Exchange,
            Version = 1, SuiteProtocol = WireVersionOf(secure.Protocol), CipherSuite = (uint)secure.CipherSuite, BaseCipherSuite = (uint)secure.CipherSuite,
            CipherBits = algorithms.CipherBits, CipherBlockBytes = algorithms.BlockBytes, HashBits = algorithms.HashBits,
        };
        Put(algorithms.SuiteName, info.CipherSuiteName);
        Put(algorithms.CipherName, info.CipherName);
        Put(algorithms.HashName, info.HashName);
        Put(algorithms.ExchangeName, info.ExchangeName);
        Put(algorithms.CertificateName.Length > 0 ? algorithms.CertificateName : isRsa ? "RSA" : "ECDSA", info.CertificateName);
        return info;
    }

    private static void Put(string text, char* field)
    {
        int count = Math.Min(text.Length, SecurityInfo.NameCharacters - 1);
        text.AsSpan(0, count).CopyTo(new Span<char>(field, count));
    }

    // SP_PROT_*_CLIENT
    private static uint VersionOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => (uint)TlsVersions.Tls13,
        SslProtocols.Tls12 => (uint)TlsVersions.Tls12,
#pragma warning disable SYSLIB0039, CA5397 // only told, not chosen
        SslProtocols.Tls11 => (uint)TlsVersions.Tls11,
        SslProtocols.Tls => (uint)TlsVersions.Tls10,
#pragma warning restore SYSLIB0039, CA5397
        _ => 0,
    };

    // RFC 8446, appendix B.3.1.1
    private static uint WireVersionOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls13 => 0x304,
        SslProtocols.Tls12 => 0x303,
#pragma warning disable SYSLIB0039, CA5397
        SslProtocols.Tls11 => 0x302,
        SslProtocols.Tls => 0x301,
#pragma warning restore SYSLIB0039, CA5397
        _ => 0,
    };

    /// <summary>An option that is only asked for, and answers with something the caller owns.</summary>
    private sealed record HandedOutOption(uint Number, Answer Answer) : OptionRow(Number, HandleKinds.Nowhere, HandleKinds.Request)
    {
        public override Win32Error Query(HandleObject? handle, OutputBuffer output) => Answer(handle, output);

        public override Win32Error Set(HandleObject? handle, void* buffer, uint length) => Win32Error.OptionNotSettable;
    }
}

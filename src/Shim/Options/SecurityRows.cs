using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Tls;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Certificates;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;
using static WinHttpCompat.Shim.Options.HandleScope;

namespace WinHttpCompat.Shim.Options;

/// <summary>How connections are secured, and what the program allows a server's certificate.</summary>
internal static class SecurityRows
{
    // SECURITY_FLAG_IGNORE_* and what each of them stands for.
    private static readonly (uint Flag, CertificateProblems Problem)[] IgnoreFlags =
    [
        (0x100, CertificateProblems.UnknownAuthority),
        (0x200, CertificateProblems.WrongUsage),
        (0x1000, CertificateProblems.WrongName),
        (0x2000, CertificateProblems.WrongDate),
    ];

    public static readonly OptionRow[] All =
    [
        new ValueOption<uint>(31, HandleKinds.Request, HandleKinds.Request, SecurityFlags, SetSecurityFlags),
        new ClientCertificateOption(),
        new ValueOption<uint>(79, HandleKinds.SessionOrRequest, HandleKinds.Nowhere, null, EnableFeature),
        new ValueOption<uint>(84, HandleKinds.Session, HandleKinds.Nowhere, null, SetVersions),
        // Nothing is sent twice with an older version unless option 158 allows it.
        Switch(144, HandleKinds.Session, static (handle, on) => Session(handle).ForbidsFallback = on),
        new ValueOption<uint>(148, HandleKinds.SessionOrRequest, HandleKinds.Nowhere, null, SetChainBuilding),
        Switch(154, HandleKinds.Session, static (_, _) => { }), // the library below never sends before the server has finished
        Switch(155, HandleKinds.Request, static (handle, on) => Ignore(handle, CertificateProblems.RevocationUnknown, on)),
        new ValueOption<uint>(158, HandleKinds.Session, HandleKinds.Nowhere, null, SetFallback),
        Switch(171, HandleKinds.Session, static (handle, on) => Build(handle, ChainBuilding.DisableAia, on)),
        Switch(194, HandleKinds.SessionOrRequest, static (_, _) => { }), // there is no impersonation to revert
        Switch(196, HandleKinds.Session, static (_, _) => { }), // sessions of TLS are resumed anyway
        Switch(199, HandleKinds.SessionOrRequest, static (handle, on) => Build(handle, ChainBuilding.CacheOnlyUrlRetrieval | ChainBuilding.RevocationCacheOnly, on)),
    ];

    /// <summary>What is negotiated can only be asked for once it is.</summary>
    public static SecureConnection Established(HandleObject? handle) =>
        Request(handle).LastTransport?.Security ?? throw new AbiFailure(Win32Error.IncorrectHandleState);

    /// <summary>Changes how later sends secure their connections.</summary>
    public static void Change(HandleObject? handle, Func<TlsSettings, TlsSettings> change)
    {
        Engine.Sessions.RequestSettings settings = Settings(handle);
        settings.Tls = change(settings.Tls);
    }

    private static void Ignore(HandleObject? handle, CertificateProblems problem, bool on) =>
        Change(handle, tls => tls with { Ignored = on ? tls.Ignored | problem : tls.Ignored & ~problem });

    private static void Build(HandleObject? handle, ChainBuilding bits, bool on) =>
        Change(handle, tls => tls with { ChainBuilding = on ? tls.ChainBuilding | bits : tls.ChainBuilding & ~bits });

    private static uint SecurityFlags(HandleObject? handle)
    {
        const uint Secure = 0x1, Weak = 0x1000_0000, Medium = 0x4000_0000, Strong = 0x2000_0000;
        CertificateProblems ignored = Settings(handle).Tls.Ignored;
        uint flags = 0;
        foreach ((uint flag, CertificateProblems problem) in IgnoreFlags) flags |= ignored.HasFlag(problem) ? flag : 0;
        if (Request(handle).LastTransport?.Security is not { } secure) return flags;
        uint bits = new Security.CipherAlgorithms(secure.CipherSuite).CipherBits;
        return flags | Secure | (bits >= 128 ? Strong : bits > 56 ? Medium : Weak);
    }

    private static Win32Error SetSecurityFlags(HandleObject? handle, uint flags)
    {
        CertificateProblems ignored = CertificateProblems.None, all = CertificateProblems.None;
        uint known = 0;
        foreach ((uint flag, CertificateProblems problem) in IgnoreFlags)
        {
            known |= flag;
            all |= problem;
            if ((flags & flag) != 0) ignored |= problem;
        }
        if ((flags & ~known) != 0) return Win32Error.InvalidParameter;
        Change(handle, tls => tls with { Ignored = tls.Ignored & ~all | ignored });
        return Win32Error.Success;
    }

    private static Win32Error EnableFeature(HandleObject? handle, uint bits)
    {
        const uint RevocationCheck = 1, RevertImpersonation = 2;
        uint allowed = handle is RequestHandle ? RevocationCheck : RevertImpersonation;
        if ((bits & ~allowed) != 0) return Win32Error.InvalidParameter;
        if ((bits & RevocationCheck) != 0) Change(handle, static tls => tls with { ChecksRevocation = true });
        return Win32Error.Success;
    }

    private static Win32Error SetVersions(HandleObject? handle, uint bits)
    {
        if ((bits & ~(uint)TlsVersions.All) != 0) return Win32Error.InvalidParameter;
        if (handle!.Session.HasSecureDefaults && (bits & (uint)TlsVersions.Insecure) != 0) return Win32Error.AccessDenied;
        Change(handle, tls => tls with { Versions = (TlsVersions)bits });
        return Win32Error.Success;
    }

    private static Win32Error SetFallback(HandleObject? handle, uint value)
    {
        // "no TLS fallback", says the page of WinHttpOpen; the error is that of asking for an old version.
        if (handle!.Session.HasSecureDefaults && value != 0) return Win32Error.AccessDenied;
        Change(handle, tls => tls with { FallsBack = value != 0 });
        return Win32Error.Success;
    }

    private static Win32Error SetChainBuilding(HandleObject? handle, uint bits)
    {
        const ChainBuilding All = ChainBuilding.CacheOnlyUrlRetrieval | ChainBuilding.DisableAia | ChainBuilding.RevocationCacheOnly;
        if ((bits & ~(uint)All) != 0) return Win32Error.InvalidParameter;
        Change(handle, tls => tls with { ChainBuilding = (ChainBuilding)bits });
        return Win32Error.Success;
    }

    /// <summary>CLIENT_CERT_CONTEXT: a CERT_CONTEXT, or nothing for explicitly none.</summary>
    private sealed unsafe record ClientCertificateOption() : OptionRow(47, HandleKinds.Request, HandleKinds.Nowhere)
    {
        // sizeof(CERT_CONTEXT): two DWORDs and three pointers, aligned as these.
        private static readonly uint ContextBytes = nint.Size == 8 ? 40u : 20u;

        public override Win32Error Query(HandleObject? handle, OutputBuffer output) => Win32Error.InvalidParameter;

        public override Win32Error Set(HandleObject? handle, void* buffer, uint length)
        {
            ClientCertificate chosen = ClientCertificate.None;
            if (buffer is not null || length != 0)
            {
                if (buffer is null) return Win32Error.InvalidParameter;
                if (length != ContextBytes && length != sizeof(nint)) return Win32Error.InsufficientBuffer;
                // Some programs pass the size of the pointer; what counts is that it is a context.
                if (CertificateContexts.Find((nint)buffer) is not X509Certificate2 certificate) return Win32Error.InvalidParameter;
                X509Certificate2Collection beside = CertificateContexts.Beside((nint)buffer);
                chosen = ClientCertificate.Of(certificate, beside);
                foreach (X509Certificate2 one in beside) one.Dispose();
            }
            Change(handle, tls => tls with { ClientCertificate = chosen });
            return Win32Error.Success;
        }
    }
}

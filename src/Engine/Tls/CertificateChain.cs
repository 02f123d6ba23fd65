using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.Engine.Tls;

/// <summary>How a server's certificate is traced to an authority, and what the outcome means.</summary>
internal static class CertificateChain
{
    private const X509ChainStatusFlags
        UnknownAuthority = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.ExplicitDistrust,
        RevocationUnknown = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    // Windows waits as long for all of them together.
    private static readonly TimeSpan RetrievalTimeout = TimeSpan.FromSeconds(15);

    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>The rules that a chain is built by during a handshake: nobody is asked, for that could not be given up.</summary>
    public static X509ChainPolicy LocalPolicyFor(TlsSettings settings)
    {
        X509ChainPolicy policy = PolicyFor(settings);
        policy.DisableCertificateDownloads = true;
        if (policy.RevocationMode is X509RevocationMode.Online) policy.RevocationMode = X509RevocationMode.NoCheck;
        return policy;
    }

    /// <summary>The rules that a chain is built by.</summary>
    public static X509ChainPolicy PolicyFor(TlsSettings settings)
    {
        ChainBuilding building = settings.ChainBuilding;
        bool onlyFromCache = building.HasFlag(ChainBuilding.CacheOnlyUrlRetrieval);
        X509ChainPolicy policy = new()
        {
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
            RevocationMode = !settings.ChecksRevocation ? X509RevocationMode.NoCheck
                : onlyFromCache || building.HasFlag(ChainBuilding.RevocationCacheOnly) ? X509RevocationMode.Offline
                : X509RevocationMode.Online,
            DisableCertificateDownloads = onlyFromCache || building.HasFlag(ChainBuilding.DisableAia),
            UrlRetrievalTimeout = RetrievalTimeout,
        };
        policy.ApplicationPolicy.Add(ServerAuthentication);
        return policy;
    }

    /// <summary>Lists, answers or certificates from elsewhere may change what is thought of a chain.</summary>
    /// <param name="status">By <see cref="LocalPolicyFor"/>.</param>
    /// <param name="policy">By <see cref="PolicyFor"/>.</param>
    public static bool AsksNetwork(X509ChainPolicy policy, X509ChainStatusFlags status) =>
        policy.RevocationMode is X509RevocationMode.Online
        || (!policy.DisableCertificateDownloads && status.HasFlag(X509ChainStatusFlags.PartialChain));

    /// <summary>What a chain has turned out to be.</summary>
    /// <param name="Links">The server's certificate first.</param>
    /// <param name="Status">What is wrong with the chain as a whole.</param>
    internal readonly record struct Findings(SecureConnection.Link[] Links, X509ChainStatusFlags Status);

    public static Findings Read(X509Chain chain)
    {
        SecureConnection.Link[] links = [.. chain.ChainElements.Select(static link =>
            new SecureConnection.Link(link.Certificate.RawData, Union(link.ChainElementStatus)))];
        return new Findings(links, Sum(Union(chain.ChainStatus), links));
    }

    /// <summary>All that is wrong with a chain.</summary>
    public static CertificateProblems Judge(X509ChainStatusFlags status)
    {
        CertificateProblems problems = CertificateProblems.None;
        if ((status & UnknownAuthority) != 0) problems |= CertificateProblems.UnknownAuthority;
        if ((status & RevocationUnknown) != 0) problems |= CertificateProblems.RevocationUnknown;
        if (status.HasFlag(X509ChainStatusFlags.Revoked)) problems |= CertificateProblems.Revoked;
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid)) problems |= CertificateProblems.WrongDate;
        if (status.HasFlag(X509ChainStatusFlags.NotValidForUsage)) problems |= CertificateProblems.WrongUsage;
        const X509ChainStatusFlags Told = UnknownAuthority | RevocationUnknown | X509ChainStatusFlags.Revoked | X509ChainStatusFlags.NotTimeValid
            | X509ChainStatusFlags.NotValidForUsage
            | X509ChainStatusFlags.NotTimeNested; // no rule any more that certificates live within the time of their issuer
        if ((status & ~Told) != 0) problems |= CertificateProblems.Invalid;
        return problems;
    }

    // What a revoked authority has issued is reported as "not known" on top; there is nothing left to know.
    private static X509ChainStatusFlags Sum(X509ChainStatusFlags whole, SecureConnection.Link[] links)
    {
        int revoked = -1;
        for (int i = 0; i < links.Length; i++)
        {
            if (links[i].Status.HasFlag(X509ChainStatusFlags.Revoked)) revoked = i;
        }
        bool isUnknownBelowOnly = revoked >= 0 && links.Skip(revoked).All(static link => (link.Status & RevocationUnknown) == 0);
        return isUnknownBelowOnly ? whole & ~RevocationUnknown : whole;
    }

    private static X509ChainStatusFlags Union(IEnumerable<X509ChainStatus> status) =>
        status.Aggregate(X509ChainStatusFlags.NoError, static (all, one) => all | one.Status);
}

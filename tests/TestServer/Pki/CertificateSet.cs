using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>All certificates of the tests, made anew; the list is in README.md.</summary>
internal sealed class CertificateSet
{
    private const string Host = "localhost";

    // Enough for a chain of about 64 KiB, and each its own.
    private const int ManyNames = 1700;

    private static readonly string[] Addresses = ["127.0.0.1", "::1"];
    private static readonly CertificateShape Server = new("CN=localhost") { DnsNames = [Host], Addresses = Addresses };
    private static readonly CertificateShape Client = new("CN=client") { Usages = [CertificateShape.ClientUsage] };

    private readonly RevocationUrls _urls;
    private readonly Dictionary<string, NamedCertificate> _all = new(StringComparer.Ordinal);

    public CertificateSet(RevocationUrls urls)
    {
        _urls = urls;
        Root = Authority.Root("CN=Test Root, O=Tests");
        OtherRoot = Authority.Root("CN=Test Other Root, O=Tests");
        Intermediate = Root.IssueAuthority("CN=Test Intermediate, O=Tests", shape => shape with { CrlUrls = urls.Crl("root") });
        RevokedIntermediate =
            Root.IssueAuthority("CN=Test Revoked Intermediate, O=Tests", shape => shape with { CrlUrls = urls.Crl("root") });

        Add("root", Root.Certificate);
        Add("other-root", OtherRoot.Certificate);
        Add("intermediate", Intermediate.Certificate);
        Add("revoked-intermediate", RevokedIntermediate.Certificate);
        AddNames();
        AddFlaws();
        AddRevocation();
        AddWeak();
        AddClients();
    }

    public Authority Root { get; }

    public Authority OtherRoot { get; }

    public Authority Intermediate { get; }

    public Authority RevokedIntermediate { get; }

    public IReadOnlyDictionary<string, NamedCertificate> All => _all;

    private void AddNames()
    {
        CertificateShape nameless = new("CN=unnamed");
        AddServer("good", Server);
        AddServer("good-rsa", Server with { Key = KeyKind.Rsa2048 });
        AddServer("good-no-usage", Server with { Usages = [] });
        AddServer("wrong-name", new("CN=other.test") { DnsNames = ["other.test"] });
        AddServer("wildcard", nameless with { DnsNames = ["*.wild.test", "*.wild.localhost"] });
        AddServer("wildcard-partial", nameless with { DnsNames = ["lo*.wild.test", "lo*host", "*host"] });
        AddServer("wildcard-all", nameless with { DnsNames = ["*"] });
        AddServer("ip-only", nameless with { Addresses = Addresses });
        AddServer("ip-other", nameless with { Addresses = ["127.0.0.2"] });
        AddServer("ip-as-dns", nameless with { DnsNames = Addresses });
        AddServer("dns-only", nameless with { DnsNames = [Host] });
        AddServer("upper-case", nameless with { DnsNames = ["LOCALHOST"] });
        AddServer("idn", nameless with { DnsNames = ["xn--bcher-kva.test", "xn--bcher-kva.localhost"] });
        AddServer("cn-only", new("CN=localhost"));
        AddServer("cn-wildcard", new("CN=*.wild.localhost"));
        AddServer("cn-wildcard-san", new("CN=*.wild.localhost") { DnsNames = ["other.test"] });
        AddServer("cn-ip-only", new("CN=127.0.0.1"));
        AddServer("cn-other-san", new("CN=localhost") { DnsNames = ["other.test"] });
        AddServer("cn-ip-san", new("CN=localhost") { Addresses = ["127.0.0.2"] });
        AddServer("nul-name", nameless with { DnsNames = ["localhost\0.evil.test"] });
        AddServer("nul-cn", new("CN=\"localhost\0.evil.test\""));
        AddServer("trailing-dot", nameless with { DnsNames = ["localhost."] });
    }

    private void AddFlaws()
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        CertificateShape expired = Server with { NotBefore = now.AddDays(-30), NotAfter = now.AddDays(-1) };
        AddServer("expired", expired);
        AddServer("not-yet-valid", Server with { NotBefore = now.AddDays(1), NotAfter = now.AddDays(30) });
        AddServer("any-usage", Server with { Usages = [CertificateShape.AnyUsage] });
        AddServer("client-usage-only", Server with { Usages = [CertificateShape.ClientUsage] });
        AddServer("authority-as-leaf", Server with { IsAuthority = true, Usages = [] });
        Add("self-signed", Authority.SelfSigned(Server));
        Add("self-signed-pss", Authority.SelfSigned(Server with { Key = KeyKind.Rsa2048, IsSignedWithPss = true }));
        Add("untrusted", OtherRoot.Issue(Server));
        Add("untrusted-with-root", OtherRoot.Issue(Server), OtherRoot.Certificate);
        CertificateShape elsewhere = expired with { Subject = "CN=other.test", DnsNames = ["other.test"], Addresses = [] };
        AddServer("expired-wrong-name", elsewhere);
        Add("expired-wrong-name-untrusted", OtherRoot.Issue(elsewhere));
        Add("everything-wrong", OtherRoot.Issue(elsewhere with { Usages = [CertificateShape.ClientUsage] }));

        Authority expiredAuthority = Root.IssueAuthority("CN=Test Expired Intermediate, O=Tests",
            shape => shape with { NotBefore = now.AddDays(-30), NotAfter = now.AddDays(-1) });
        Add("expired-intermediate", expiredAuthority.Issue(Server), expiredAuthority.Certificate);
        // An ordinary certificate that issues one of its own: the oldest mistake of all.
        Authority leaf = Intermediate.IssueAuthority("CN=Test No Authority, O=Tests", shape => shape with { IsAuthority = false });
        Add("issued-by-leaf", leaf.Issue(Server), leaf.Certificate, Intermediate.Certificate);

        Add("missing-intermediate", Intermediate.Issue(Server));
        Add("missing-intermediate-url", Intermediate.Issue(Server with { IssuerUrls = _urls.Certificate("intermediate") }));
        Add("missing-intermediate-stalls", Intermediate.Issue(Server with { IssuerUrls = _urls.Certificate("issuer-stalls") }));
        AddServer("huge-chain", Server with
        {
            DnsNames = [.. Enumerable.Range(0, ManyNames).Select(number => $"host-{number:d6}.names-without-number.test"), Host],
        });
    }

    private void AddRevocation()
    {
        AddServer("good-with-crl", Server with { CrlUrls = _urls.Crl("intermediate") });
        AddServer("revoked", Server with { CrlUrls = _urls.Crl("intermediate") });
        AddServer("revoked-wrong-name", new("CN=other.test") { DnsNames = ["other.test"], CrlUrls = _urls.Crl("intermediate") });
        AddServer("crl-unreachable", Server with { CrlUrls = _urls.Refusing() });
        foreach (string flaw in RevocationLists.Flawed) AddServer(flaw, Server with { CrlUrls = _urls.Crl(flaw) });
        AddServer("good-with-ocsp", Server with { OcspUrls = _urls.Ocsp("good-with-ocsp") });
        AddServer("ocsp-revoked", Server with { OcspUrls = _urls.Ocsp("ocsp-revoked") });
        AddServer("ocsp-unreachable", Server with { OcspUrls = _urls.Refusing() });
        foreach (string flaw in OcspAnswers.Flawed) AddServer(flaw, Server with { OcspUrls = _urls.Ocsp(flaw) });
        Add("issuer-revoked", RevokedIntermediate.Issue(Server with { CrlUrls = _urls.Crl("revoked-intermediate") }),
            RevokedIntermediate.Certificate);
    }

    private void AddWeak()
    {
        AddServer("weak-rsa", Server with { Key = KeyKind.Rsa1024 });
        AddServer("weak-signature", Server with { HasWeakSignature = true });
    }

    private void AddClients()
    {
        Add("client-good", Root.Issue(Client with { Subject = "CN=client-good, O=Tests" }));
        Add("client-intermediate", Intermediate.Issue(Client with { Subject = "CN=client-intermediate, O=Tests" }),
            Intermediate.Certificate);
        Add("client-rsa", Root.Issue(Client with { Subject = "CN=client-rsa, O=Tests", Key = KeyKind.Rsa2048 }));
        Add("client-weak", Root.Issue(Client with { Subject = "CN=client-weak, O=Tests", Key = KeyKind.Rsa1024 }));
        Add("client-other", OtherRoot.Issue(Client with { Subject = "CN=client-other, O=Tests" }));
        Add("client-expired", Root.Issue(Client with
        {
            Subject = "CN=client-expired, O=Tests",
            NotBefore = DateTimeOffset.UtcNow.AddDays(-30),
            NotAfter = DateTimeOffset.UtcNow.AddDays(-1),
        }));
        Add("client-wrong-usage", Root.Issue(Client with
        {
            Subject = "CN=client-wrong-usage, O=Tests",
            Usages = [CertificateShape.ServerUsage],
        }));
    }

    private void AddServer(string name, CertificateShape shape) => Add(name, Intermediate.Issue(shape), Intermediate.Certificate);

    private void Add(string name, X509Certificate2 certificate, params X509Certificate2[] issuers) =>
        _all.Add(name, new NamedCertificate(name, certificate, issuers));
}

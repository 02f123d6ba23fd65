using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>The certificates of one test run as files, and a server for what they refer to, until disposed.</summary>
/// <remarks>Files and names are described in README.md.</remarks>
public sealed class TlsLab : IAsyncDisposable
{
    // What is weak is to be judged by the client: the servers of the tests offer anything.
    private const string OpenSslConfiguration = """
        openssl_conf = all
        [all]
        ssl_conf = ssl
        [ssl]
        system_default = everything
        [everything]
        MinProtocol = TLSv1
        CipherString = ALL:@SECLEVEL=0
        Options = UnsafeLegacyServerConnect

        """;

    private readonly RevocationServer _server;

    private TlsLab(RevocationServer server, string folder)
    {
        _server = server;
        Folder = folder;
    }

    public string Folder { get; }

    /// <summary>Where lists, OCSP answers and issuers are served, on 127.0.0.1.</summary>
    public int RevocationPort => _server.Port;

    /// <summary>Requests that came there so far.</summary>
    /// <param name="kind">Those for a `crl`, to `ocsp` or for `certificates`; null for all.</param>
    public int RevocationRequests(string? kind = null) => _server.Served(kind);

    public Task RevocationRequestsAsync(int count) => _server.ServedAsync(count);

    /// <param name="name">As in README.md.</param>
    public NamedCertificate this[string name] => _server.Set.All[name];

    public IEnumerable<string> Names => _server.Set.All.Keys;

    /// <summary>In a new temporary folder.</summary>
    public static Task<TlsLab> StartAsync() => StartAsync(Directory.CreateTempSubdirectory("tls-lab-").FullName);

    /// <param name="folder">Made when it is not there; it and all its content go with the lab.</param>
    public static async Task<TlsLab> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        TlsLab lab = new(await RevocationServer.StartAsync(), Path.GetFullPath(folder));
        lab.Save();
        return lab;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private void Save()
    {
        foreach (NamedCertificate certificate in _server.Set.All.Values) certificate.Save(Folder);
        // For SSL_CERT_DIR and HOME: neither the machine's roots nor what earlier runs have left is to count.
        Directory.CreateDirectory(Path.Combine(Folder, "no-certificates"));
        Directory.CreateDirectory(Path.Combine(Folder, "home"));
        File.WriteAllText(Path.Combine(Folder, "openssl.cnf"), OpenSslConfiguration);
        File.WriteAllBytes(Path.Combine(Folder, "intermediate.crl"), RevocationLists.Find(_server.Set, "intermediate")!); // it has one
        SaveClientFiles();
    }

    private void SaveClientFiles()
    {
        NamedCertificate client = this["client-good"];
        byte[] pfx = client.ExportPfx(NamedCertificate.Password);
        File.WriteAllText(Path.Combine(Folder, "client-no-key.pem"), client.Certificate.ExportCertificatePem() + "\n");
        client.SaveEncrypted(Folder, "client-encrypted");
        File.WriteAllBytes(Path.Combine(Folder, "client-no-password.pfx"), client.ExportPfx(password: null));
        File.WriteAllBytes(Path.Combine(Folder, "client-truncated.pfx"), pfx[..(pfx.Length / 2)]);
        File.WriteAllBytes(Path.Combine(Folder, "client-garbage.pfx"), [.. "This is not a certificate store."u8]);
        // A key that belongs to another certificate.
        File.WriteAllText(Path.Combine(Folder, "client-other-key.full.pem"),
            client.Certificate.ExportCertificatePem() + "\n" + File.ReadAllText(Path.Combine(Folder, "client-other.key")));
        File.WriteAllBytes(Path.Combine(Folder, "client-no-key.pfx"), WithoutKey(client.Certificate));
        using X509Certificate2 unsuited = UnsuitedKeys.Dsa();
        File.WriteAllBytes(Path.Combine(Folder, "client-dsa.pfx"), unsuited.Export(X509ContentType.Pkcs12, NamedCertificate.Password));
        File.WriteAllBytes(Path.Combine(Folder, "client-other-key.pfx"), UnsuitedKeys.OfAnother(client.Certificate));
    }

    private static byte[] WithoutKey(X509Certificate2 certificate)
    {
        using X509Certificate2 bare = X509CertificateLoader.LoadCertificate(certificate.RawData);
        return bare.Export(X509ContentType.Pkcs12, NamedCertificate.Password);
    }
}

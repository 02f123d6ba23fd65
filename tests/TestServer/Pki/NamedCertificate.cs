using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>A certificate of the tests with what its owner sends along.</summary>
/// <param name="Name">As in README.md.</param>
/// <param name="Certificate">With its private key.</param>
/// <param name="Issuers">Certificates that follow it in the handshake.</param>
public sealed record NamedCertificate(string Name, X509Certificate2 Certificate, IReadOnlyList<X509Certificate2> Issuers)
{
    /// <summary>Of every PFX file and encrypted key, unless said otherwise.</summary>
    public const string Password = "secret";

    // What stands in a file is to be read once by one test: nobody is kept from guessing.
    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 1);

    /// <exception cref="CryptographicException">The folder has no such certificate.</exception>
    public static NamedCertificate Load(string folder, string name)
    {
        X509Certificate2Collection all =
            X509CertificateLoader.LoadPkcs12CollectionFromFile(Path.Combine(folder, name + ".pfx"), Password);
        X509Certificate2 own = all.Single(one => one.HasPrivateKey);
        // A file may have them in any order: the chain is what follows from the names.
        List<X509Certificate2> issuers = [];
        for (X509Certificate2? last = own; last is not null;)
        {
            last = all.FirstOrDefault(one => one != own && !issuers.Contains(one) && one.Subject == last.Issuer);
            if (last is not null) issuers.Add(last);
        }
        return new NamedCertificate(name, own, issuers);
    }

    /// <summary>NAME.cer: DER. NAME.pem: the chain, as it is sent. NAME.key: the key. NAME.full.pem: both. NAME.pfx.</summary>
    public void Save(string folder)
    {
        string path = Path.Combine(folder, Name);
        string chain = string.Concat(Issuers.Prepend(Certificate).Select(one => one.ExportCertificatePem() + "\n"));
        string key = PrivateKey().ExportPkcs8PrivateKeyPem() + "\n";
        File.WriteAllBytes(path + ".cer", Certificate.RawData);
        File.WriteAllText(path + ".pem", chain);
        File.WriteAllText(path + ".key", key);
        File.WriteAllText(path + ".full.pem", chain + key);
        File.WriteAllBytes(path + ".pfx", ExportPfx(Password));
    }

    /// <summary>NAME.full.pem again, with its key encrypted.</summary>
    public void SaveEncrypted(string folder, string name)
    {
        string key = PrivateKey().ExportEncryptedPkcs8PrivateKeyPem(Password, Encryption);
        File.WriteAllText(Path.Combine(folder, name + ".full.pem"), Certificate.ExportCertificatePem() + "\n" + key + "\n");
    }

    /// <param name="password">null for none.</param>
    public byte[] ExportPfx(string? password)
    {
        // Of those above it nobody gets the keys, which would make it doubtful whose file it is.
        X509Certificate2Collection all = [Certificate, .. Issuers.Select(one => X509CertificateLoader.LoadCertificate(one.RawData))];
        // Never null for this format.
        return all.Export(X509ContentType.Pkcs12, password)!;
    }

    private AsymmetricAlgorithm PrivateKey() =>
        Certificate.GetECDsaPrivateKey() as AsymmetricAlgorithm ?? Certificate.GetRSAPrivateKey()
            ?? throw new InvalidOperationException($"{Name} has no key");
}

using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.TestServer.Pki;

namespace WinHttpCompat.TestServer.Tls;

/// <summary>The server's side of TLS with one setting. Sessions are resumed only at the endpoint that began them.</summary>
internal sealed class TlsEndpoint
{
    private readonly TlsSettings _settings;
    private readonly X509Certificate2Collection _roots = [];

    /// <param name="folder">Of a <see cref="TlsLab"/>.</param>
    /// <exception cref="CryptographicException">The folder has no such certificate.</exception>
    public TlsEndpoint(TlsSettings settings, string folder)
    {
        _settings = settings;
        NamedCertificate certificate = NamedCertificate.Load(folder, settings.Certificate);
        _roots.Add(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "root.cer")));
        // Offline: nothing is fetched, so what the server does not have is not sent.
        SslStreamCertificateContext context = SslStreamCertificateContext.Create(
            certificate.Certificate, [.. certificate.Issuers], offline: true, Trust());
        Options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = context,
            EnabledSslProtocols = settings.Protocols,
            ClientCertificateRequired = settings.Client is ClientCertificate.Wanted or ClientCertificate.Required,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            RemoteCertificateValidationCallback = IsAcceptable,
            AllowRenegotiation = settings.Client is ClientCertificate.Later,
            ApplicationProtocols = settings.Alpn.Length == 0
                ? null
                : [.. settings.Alpn.Split(',').Select(name => new SslApplicationProtocol(name))],
        };
    }

    public SslServerAuthenticationOptions Options { get; }

    // Only a server that asks tells of whom it accepts certificates.
    private SslCertificateTrust? Trust() => _settings.Client is ClientCertificate.None
        ? null
        : SslCertificateTrust.CreateForX509Collection(_roots, sendTrustInHandshake: true);

    private bool IsAcceptable(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors problems)
    {
        if (_settings.Client is not ClientCertificate.Required) return true;
        if (certificate is not X509Certificate2 client) return false;
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (presented is not null) chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        return chain.Build(client);
    }
}

using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using WinHttpCompat.TestServer.Pki;

namespace WinHttpCompat.TestServer.Kestrel;

/// <summary>ASP.NET Core's server with the endpoints of README.md, on loopback, over HTTP/1.1.</summary>
internal sealed class KestrelServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Socket[][] _listeners;

    private KestrelServer(WebApplication application, Socket[][] listeners)
    {
        _application = application;
        _listeners = listeners;
    }

    /// <param name="address">127.0.0.1, ::1, or localhost for both.</param>
    /// <param name="certificates">The folder of a <see cref="TlsLab"/>, or null for plain HTTP alone.</param>
    public static async Task<KestrelServer> StartAsync(string address, string? certificates = null)
    {
        Action<ListenOptions>[] endpoints = certificates is null ? [_ => { }] :
        [
            _ => { },
            endpoint => Secure(endpoint, certificates, ClientCertificateMode.NoCertificate),
            endpoint => Secure(endpoint, certificates, ClientCertificateMode.RequireCertificate),
            endpoint => Secure(endpoint, certificates, ClientCertificateMode.DelayCertificate),
        ];
        // Bound here and not by Kestrel, which cannot find one port that is free in both families.
        Socket[][] listeners = [.. endpoints.Select(_ => LoopbackListeners.Open(address))];
        // Neither configuration files nor environment nor log: nothing of the machine shall change what it does.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
        {
            foreach ((Socket[] sockets, Action<ListenOptions> shape) in listeners.Zip(endpoints))
            {
                foreach (Socket listener in sockets)
                {
                    options.ListenHandle((ulong)listener.Handle, endpoint =>
                    {
                        endpoint.Protocols = HttpProtocols.Http1;
                        shape(endpoint);
                    });
                }
            }
            // The tests decide what is too large or too slow.
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            options.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(10);
        });
        WebApplication application = builder.Build();
        application.Run(Endpoints.ServeAsync);
        await application.StartAsync();
        return new KestrelServer(application, listeners);
    }

    /// <summary>Of plain HTTP; with certificates also of TLS, of TLS with a client certificate, and of TLS that asks for
    /// one at /client-certificate.</summary>
    public IEnumerable<int> Ports => _listeners.Select(sockets => ((IPEndPoint)sockets[0].LocalEndPoint!).Port); // bound, so it has one

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        foreach (Socket listener in _listeners.SelectMany(sockets => sockets)) listener.Dispose();
    }

    private static void Secure(ListenOptions endpoint, string certificates, ClientCertificateMode mode)
    {
        NamedCertificate own = NamedCertificate.Load(certificates, "good");
        byte[] root = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(certificates, "root.cer")).RawData;
        endpoint.UseHttps(https =>
        {
            https.ServerCertificate = own.Certificate;
            https.ServerCertificateChain = [.. own.Issuers];
            https.ClientCertificateMode = mode;
            https.HandshakeTimeout = TimeSpan.FromMinutes(10);
            https.ClientCertificateValidation = (client, presented, _) => IsOf(client, presented, root);
        });
    }

    private static bool IsOf(X509Certificate2 client, X509Chain? presented, byte[] root)
    {
        using X509Chain chain = new();
        using X509Certificate2 trusted = X509CertificateLoader.LoadCertificate(root);
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (presented is not null) chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        return chain.Build(client);
    }
}

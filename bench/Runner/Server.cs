using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WinHttpCompat.Bench;

/// <summary>An nginx of its own in a folder of its own.</summary>
internal sealed class Server : IDisposable
{
    private const int Addresses = 9; // 127.0.0.1 and up, see common/idle.h
    private const int Connections = 12_000;
    private const int DownloadBytes = 64 * 1024 * 1024;
    private const int SmallBytes = 128;

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-").FullName;
    private readonly Process _process;

    public Server(string template, string[] pinned)
    {
        Port = FreePort();
        SecurePort = FreePort();
        Directory.CreateDirectory(Path.Combine(_folder, "temporary"));
        File.WriteAllBytes(Path.Combine(_folder, "download"), new byte[DownloadBytes]);
        WriteCertificate();
        File.WriteAllText(Path.Combine(_folder, "nginx.conf"), Fill(File.ReadAllText(template)));
        ProcessStartInfo start = new(pinned[0], [.. pinned[1..], "-p", _folder, "-c", Path.Combine(_folder, "nginx.conf")]);
        _process = Process.Start(start) ?? throw new InvalidOperationException("nginx does not start");
        AwaitListening();
    }

    public int Port { get; }
    public int SecurePort { get; }

    /// <summary>The certificate to trust, a PEM file.</summary>
    public string Authority => Path.Combine(_folder, "certificate.pem");

    public void Dispose()
    {
        // Not Kill: the worker would stay.
        if (!_process.HasExited) _ = Signal.Terminate(_process.Id);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Fill(string template)
    {
        IEnumerable<string> listen = Enumerable.Range(1, Addresses)
            .Select(one => $"        listen 127.0.0.{one}:{Port} backlog=4096;");
        return template
            // As root nginx would serve as a user who may not enter the folder.
            .Replace("@USER@", Environment.IsPrivilegedProcess ? "user root;" : "", StringComparison.Ordinal)
            .Replace("@FILES@", (Connections + 100).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("@CONNECTIONS@", Connections.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("@FOLDER@", _folder, StringComparison.Ordinal)
            .Replace("@LISTEN@", string.Join('\n', listen), StringComparison.Ordinal)
            .Replace("@SECURE_PORT@", SecurePort.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("@SMALL@", new string('x', SmallBytes), StringComparison.Ordinal);
    }

    // Of the address itself, which is the name in every URL.
    private void WriteCertificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Authority, certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void AwaitListening()
    {
        for (int attempt = 0; attempt < 100 && !_process.HasExited; attempt++)
        {
            try
            {
                using TcpClient client = new("127.0.0.1", SecurePort);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(50);
            }
        }
        throw new InvalidOperationException("nginx does not listen");
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace WinHttpCompat.TestServer.Pki;

/// <summary>Serves revocation lists, OCSP answers and issuers' certificates on 127.0.0.1, and makes the set that names it.</summary>
internal sealed class RevocationServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Socket _listener;
    private readonly Socket _refusing;
    private readonly CancellationTokenSource _stop = new();
    private readonly ChangeSignal _changes = new();
    private readonly ConcurrentDictionary<string, int> _served = new(StringComparer.Ordinal);

    private RevocationServer(Socket listener)
    {
        _listener = listener;
        // Bound and not listening: connections are refused, and nobody else gets the port.
        _refusing = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _refusing.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        string unique = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        Set = new CertificateSet(new RevocationUrls(
            $"http://127.0.0.1:{PortOf(listener)}/{unique}/", $"http://127.0.0.1:{PortOf(_refusing)}/{unique}/"));

        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.ListenHandle((ulong)listener.Handle));
        _application = builder.Build();
        _application.Run(ServeAsync);
    }

    public CertificateSet Set { get; }

    public int Port => PortOf(_listener);

    /// <summary>Questions that were answered, or are kept waiting.</summary>
    /// <param name="kind">`crl`, `ocsp` or `certificates`; null for all of them.</param>
    public int Served(string? kind) => kind is null ? _served.Values.Sum() : _served.GetValueOrDefault(kind);

    public Task ServedAsync(int count) => _changes.WaitUntilAsync(() => Served(null) >= count, _stop.Token);

    public static async Task<RevocationServer> StartAsync()
    {
        RevocationServer server = new(LoopbackListeners.Open("127.0.0.1")[0]);
        await server._application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _application.DisposeAsync();
        _listener.Dispose();
        _refusing.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        // The first is the unique one. An OCSP question by GET follows the name; what it asks is known from the name.
        string[] path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries); // never null here
        if (path.Length >= 3)
        {
            _served.AddOrUpdate(path[1], 1, static (_, count) => count + 1);
            _changes.Announce();
            if (await BadManners.PlayAsync(context, Path.GetFileNameWithoutExtension(path[2]), _stop.Token)) return;
        }
        (string type, byte[]? bytes) = path switch
        {
            [_, "crl", var name] => ("application/pkix-crl", RevocationLists.Find(Set, Path.GetFileNameWithoutExtension(name))),
            [_, "ocsp", var name, ..] => ("application/ocsp-response", OcspAnswers.Find(Set, name)),
            [_, "certificates", var name] => ("application/pkix-cert",
                Set.All.GetValueOrDefault(Path.GetFileNameWithoutExtension(name))?.Certificate.RawData),
            _ => ("", null),
        };
        if (bytes is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port; // bound, so it has one
}

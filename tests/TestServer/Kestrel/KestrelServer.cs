using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WinHttpCompat.TestServer.Kestrel;

/// <summary>ASP.NET Core's server with the endpoints of README.md, on loopback, over plain HTTP/1.1.</summary>
internal sealed class KestrelServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Socket[] _listeners;

    private KestrelServer(WebApplication application, Socket[] listeners)
    {
        _application = application;
        _listeners = listeners;
    }

    /// <param name="address">127.0.0.1, ::1, or localhost for both.</param>
    public static async Task<KestrelServer> StartAsync(string address)
    {
        // Bound here and not by Kestrel, which cannot find one port that is free in both families.
        Socket[] listeners = LoopbackListeners.Open(address);
        // Neither configuration files nor environment nor log: nothing of the machine shall change what it does.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            foreach (Socket listener in listeners)
            {
                options.ListenHandle((ulong)listener.Handle, endpoint => endpoint.Protocols = HttpProtocols.Http1);
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

    public int Port => ((System.Net.IPEndPoint)_listeners[0].LocalEndPoint!).Port; // bound, so it has one

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        foreach (Socket listener in _listeners) listener.Dispose();
    }
}

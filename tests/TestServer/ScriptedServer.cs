using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using WinHttpCompat.TestServer.Pki;
using WinHttpCompat.TestServer.Tls;

namespace WinHttpCompat.TestServer;

/// <summary>A loopback server that plays a <see cref="Script"/> and remembers what it received.</summary>
/// <example><code>
/// await using ScriptedServer server = ScriptedServer.Start("""
///     connection
///     receive head
///     send "HTTP/1.1 204 No Content\r\n\r\n"
///     """);
/// </code></example>
public sealed class ScriptedServer : IAsyncDisposable
{
    /// <summary>A wait that takes longer fails its test, with a report instead of a hang.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Script _script;
    private readonly Gates _gates;
    private readonly Dictionary<TlsSettings, TlsEndpoint> _endpoints;
    private readonly Socket[] _listeners;
    private readonly ChangeSignal _changes = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task[] _accepting;

    private readonly Lock _lock = new();
    private readonly List<ServedConnection> _connections = [];
    private readonly List<Task> _playing = [];

    private ScriptedServer(Script script, string address, Dictionary<TlsSettings, TlsEndpoint> endpoints)
    {
        _script = script;
        _gates = new Gates(script.Gates);
        _endpoints = endpoints;
        _listeners = LoopbackListeners.Open(address);
        Port = ((IPEndPoint)_listeners[0].LocalEndPoint!).Port; // bound, so it has one
        _accepting = [.. _listeners.Select(listener => Task.Run(() => AcceptAsync(listener)))];
    }

    public int Port { get; }

    /// <summary>Those accepted so far, in this order.</summary>
    public IReadOnlyList<ServedConnection> Connections
    {
        get { lock (_lock) return [.. _connections]; }
    }

    /// <param name="script">See README.md beside this file.</param>
    /// <param name="address">127.0.0.1, ::1, or localhost for both with one port.</param>
    /// <param name="certificates">The folder of a <see cref="TlsLab"/>, for scripts with TLS.</param>
    /// <exception cref="ScriptException">The script is malformed, or names a certificate that is not there.</exception>
    public static ScriptedServer Start(string script, string address = "127.0.0.1", string? certificates = null) =>
        Start(Script.Parse(script), address, certificates);

    /// <inheritdoc cref="Start(string, string, string)"/>
    public static ScriptedServer Start(Script script, string address = "127.0.0.1", string? certificates = null)
    {
        Dictionary<TlsSettings, TlsEndpoint> endpoints = [];
        foreach (TlsSettings settings in script.Tls)
        {
            if (certificates is null) throw new ScriptException("a script with TLS needs the folder of the certificates");
            try
            {
                endpoints.Add(settings, new TlsEndpoint(settings, certificates));
            }
            catch (Exception problem) when (problem is IOException or CryptographicException)
            {
                throw new ScriptException($"the certificate '{settings.Certificate}': {(problem.InnerException ?? problem).Message}");
            }
        }
        return new ScriptedServer(script, address, endpoints);
    }

    /// <exception cref="ScriptException">No step waits for that gate.</exception>
    public void OpenGate(string name) => _gates.Open(name);

    /// <summary>Waits until <paramref name="count"/> connections have been accepted.</summary>
    /// <exception cref="TimeoutException">It took longer than <see cref="Patience"/>.</exception>
    public Task AcceptedAsync(int count) =>
        WaitAsync($"{count} connections", () => Connections.Count >= count);

    /// <summary>Waits until a connection has received that much.</summary>
    /// <returns>All that was recorded of it.</returns>
    /// <exception cref="InvalidOperationException">The connection ended before.</exception>
    /// <exception cref="TimeoutException">It took longer than <see cref="Patience"/>.</exception>
    public async Task<byte[]> ReceivedAsync(int connection, long count)
    {
        string wanted = $"{count} bytes on connection {connection}";
        await WaitAsync(wanted, () => At(connection) is { } found
            && (found.State is not ConnectionState.Open || found.ReceivedCount >= count));
        ServedConnection reached = Connections[connection];
        if (reached.ReceivedCount < count)
        {
            throw new InvalidOperationException($"{wanted} cannot come any more, it has ended\n{ServerReport.Of(this)}");
        }
        return reached.Received;
    }

    /// <summary>Waits until that connection has ended.</summary>
    /// <returns>All that was recorded of it.</returns>
    /// <exception cref="TimeoutException">It took longer than <see cref="Patience"/>.</exception>
    public async Task<byte[]> ReceivedAsync(int connection)
    {
        await WaitAsync($"the end of connection {connection}", () => At(connection) is { State: not ConnectionState.Open });
        return Connections[connection].Received;
    }

    /// <summary>Waits until that many connections have ended, whoever closed them.</summary>
    /// <exception cref="TimeoutException">It took longer than <see cref="Patience"/>.</exception>
    public Task ClosedAsync(int count) =>
        WaitAsync($"the end of {count} connections", () => Connections.Count(one => one.State is not ConnectionState.Open) >= count);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_accepting);
        Task[] playing;
        lock (_lock) playing = [.. _playing];
        await Task.WhenAll(playing);
        // _stop is not disposed: it has no timer, and waits that are still running must see it cancelled.
    }

    private ServedConnection? At(int connection) => Connections.ElementAtOrDefault(connection);

    private async Task WaitAsync(string wanted, Func<bool> reached)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        limit.CancelAfter(Patience);
        try
        {
            await _changes.WaitUntilAsync(reached, limit.Token);
        }
        catch (OperationCanceledException) when (!_stop.IsCancellationRequested)
        {
            throw new TimeoutException($"{wanted} did not come in {Patience.TotalSeconds} s\n{ServerReport.Of(this)}");
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        using (listener)
        {
            while (true)
            {
                Socket accepted;
                try
                {
                    accepted = await listener.AcceptAsync(_stop.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                catch (SocketException problem) when (problem.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
                {
                    continue; // the client gave up while it waited in the queue
                }
                Serve(accepted);
            }
        }
    }

    private void Serve(Socket accepted)
    {
        ServedConnection connection = new(_changes);
        ConnectionScript? script;
        lock (_lock)
        {
            script = _script.For(_connections.Count);
            _connections.Add(connection);
            if (script is not null)
            {
                // Handed to the pool: the accepting loop must not run the first steps of a connection.
                _playing.Add(Task.Run(() => PlayAsync(accepted, connection, script)));
            }
        }
        if (script is null)
        {
            accepted.Dispose();
            connection.End(ConnectionState.Unexpected);
        }
        _changes.Announce();
    }

    private async Task PlayAsync(Socket accepted, ServedConnection connection, ConnectionScript script)
    {
        using ConnectionPlayer player = new(accepted, connection, _gates, _endpoints);
        await player.PlayAsync(script, _stop.Token);
    }
}

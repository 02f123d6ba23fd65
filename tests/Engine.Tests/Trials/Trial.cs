using System.Text;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>One request against a server of the test, driven as the shim drives it. Every operation is bounded in
/// time; every blocking one must be complete on return and report on the calling thread only.</summary>
internal sealed class Trial : IDisposable
{
    private bool _disposed;

    public Trial(Mode mode, ScriptedServer server, string method = "GET", string path = "/", int minorVersion = 1,
        string host = "127.0.0.1", ClientSession? session = null)
        : this(mode, new ServerKey(secure: false, host, (ushort)server.Port), method, path, minorVersion, session)
    {
    }

    public Trial(Mode mode, ServerKey server, string method = "GET", string path = "/", int minorVersion = 1,
        ClientSession? session = null)
        : this(mode, new RequestTarget(server, method, path, minorVersion), session)
    {
    }

    public Trial(Mode mode, RequestTarget target, ClientSession? session = null)
    {
        Session = session ?? new ClientSession(mode.OfEngine());
        Request = new ClientRequest(Session, target, Progress);
    }

    public ClientSession Session { get; }

    public RecordedProgress Progress { get; } = new();

    public ClientRequest Request { get; }

    /// <param name="body">Initial body, one byte a character.</param>
    /// <param name="total">Bytes of body in all; null = the initial body.</param>
    public Task<int> SendAsync(string body = "", uint? total = null)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(body);
        return Start(RequestOperation.Send, () => Request.SendAsync(bytes,
            Request.PlanUpload((uint)bytes.Length, total ?? (uint)bytes.Length)));
    }

    public Task<int> WriteAsync(string part) => WriteAsync(Encoding.Latin1.GetBytes(part));

    public Task<int> WriteAsync(byte[] part) => Start(RequestOperation.Write, () => Request.WriteAsync(part));

    public Task<int> ReceiveAsync() => Start(RequestOperation.Receive, Request.ReceiveAsync);

    public Task<int> ReadAsync(Memory<byte> destination) => Start(RequestOperation.Read, () => Request.ReadAsync(destination));

    public Task<int> ReadSomeAsync(Memory<byte> destination) =>
        Start(RequestOperation.Read, () => Request.ReadAsync(destination, fills: false));

    public Task<int> AvailableAsync() => Start(RequestOperation.Read, Request.AvailableAsync);

    /// <summary>Reads once.</summary>
    public async Task<string> ReadAsync(int size)
    {
        byte[] piece = new byte[size];
        return Encoding.Latin1.GetString(piece, 0, await ReadAsync(piece.AsMemory()));
    }

    /// <summary>Reads what is there.</summary>
    public async Task<string> ReadSomeAsync(int size)
    {
        byte[] piece = new byte[size];
        return Encoding.Latin1.GetString(piece, 0, await ReadSomeAsync(piece.AsMemory()));
    }

    /// <summary>Reads until a read gives nothing.</summary>
    public async Task<string> ReadAllAsync(int size = 100)
    {
        StringBuilder body = new();
        while (await ReadAsync(size) is { Length: > 0 } piece) body.Append(piece);
        return body.ToString();
    }

    public async Task<int> ExchangeHeadsAsync(string body = "")
    {
        await SendAsync(body);
        await ReceiveAsync();
        return Request.Response!.StatusCode; // a receive that succeeded has set it
    }

    /// <summary>Sends, receives and reads all.</summary>
    /// <returns>The body, one character a byte.</returns>
    public async Task<string> FetchAsync(string body = "")
    {
        await ExchangeHeadsAsync(body);
        return await ReadAllAsync();
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        Request.Cancel();
        Request.Dispose();
    }

    private Task<int> Start(RequestOperation operation, Func<ValueTask<int>> begin)
    {
        Assert.True(Request.TryStart(operation, out RequestPhase before), $"{operation} is not allowed in {before}");
        int earlier = 0;
        return CallerThread.Run(Session.Mode, begin,
            began: () => earlier = Progress.Threads.Length,
            returned: () => Assert.All(Progress.Threads.Skip(earlier), thread => Assert.Equal(Environment.CurrentManagedThreadId, thread)));
    }
}

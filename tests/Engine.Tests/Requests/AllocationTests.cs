#if !DEBUG // unoptimized code has its state machines on the heap
using System.Net;
using System.Net.Sockets;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tests.Trials;
using Xunit;

namespace WinHttpCompat.Engine.Tests.Requests;

/// <summary>What a kept-alive GET costs on the managed heap once the pools are warm: bytes, counted over the whole
/// process, from opening the request to closing it.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed class AllocationTests
{
    private const int WarmUp = 300, Counted = 1000;
    private const long MaxBytes = 2048;

    [Theory]
    [BothModes]
    public async Task KeepAliveGet_WarmPools_AllocatesLittle(Mode mode)
    {
        using Responder server = new();
        ClientSession session = new(mode.OfEngine());
        ServerKey key = new(Secure: false, "127.0.0.1", server.Port);
        await CallerThread.Run(mode.OfEngine(), () => GetAsync(session, key, WarmUp));
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await CallerThread.Run(mode.OfEngine(), () => GetAsync(session, key, Counted));
        long bytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / Counted;
        Assert.True(bytes < MaxBytes, $"{bytes} bytes a request");
        TestContext.Current.TestOutputHelper?.WriteLine($"{mode}: {bytes} bytes a request");
    }

    private static async ValueTask<int> GetAsync(ClientSession session, ServerKey key, int count)
    {
        byte[] body = new byte[64];
        SilentObserver observer = new();
        for (int i = 0; i < count; i++)
        {
            using ClientRequest request = new(session, new RequestTarget(key, "GET", "/", 1), observer);
            Start(request, RequestOperation.Send);
            await request.SendAsync(default, request.PlanUpload(0, 0)).ConfigureAwait(false);
            Start(request, RequestOperation.Receive);
            await request.ReceiveAsync().ConfigureAwait(false);
            int read;
            do
            {
                Start(request, RequestOperation.Read);
                read = await request.ReadAsync(body).ConfigureAwait(false);
            }
            while (read > 0);
        }
        return 0;
    }

    private static void Start(ClientRequest request, RequestOperation operation)
    {
        if (!request.TryStart(operation, out _)) throw new InvalidOperationException();
    }

    /// <summary>Answers every receive with the same response, and allocates nothing for it.</summary>
    private sealed class Responder : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        public Responder()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(1);
            Port = (ushort)((IPEndPoint)_listener.LocalEndPoint!).Port; // bound, so it has one
            new Thread(Answer) { IsBackground = true, Name = "responder" }.Start();
        }

        public ushort Port { get; }

        public void Dispose() => _listener.Dispose();

        private void Answer()
        {
            byte[] request = new byte[1024];
            byte[] response =
            [
                .. "HTTP/1.1 200 OK\r\nDate: Tue, 15 Nov 1994 08:12:31 GMT\r\nContent-Type: text/plain\r\nContent-Length: 16\r\n\r\n"u8,
                .. "0123456789abcdef"u8,
            ];
            try
            {
                using Socket peer = _listener.Accept();
                while (peer.Receive(request) > 0) peer.Send(response);
            }
            catch (SocketException)
            {
                // the test is over
            }
        }
    }

    private sealed class SilentObserver : IRequestObserver
    {
        public void ResolvingName(string name) { }

        public void NameResolved(IPAddress address) { }

        public void ConnectingToServer(IPAddress address) { }

        public void ConnectedToServer(IPAddress address) { }

        public void SendingRequest() { }

        public void RequestSent(long bytes) { }

        public void ReceivingResponse() { }

        public void ResponseReceived(long bytes) { }

        public void Redirect(string url) { }

        public void IntermediateResponse(int statusCode) { }

        public void ClosingConnection() { }

        public void ConnectionClosed() { }
    }
}
#endif

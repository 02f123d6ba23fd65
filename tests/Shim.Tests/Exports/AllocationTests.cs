#if !DEBUG // unoptimized code has its state machines on the heap
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>What a kept-alive GET costs on the managed heap once the pools are warm, from WinHttpOpenRequest to
/// HANDLE_CLOSING: bytes, counted over the whole process.</summary>
[Collection(nameof(AllocationTests))]
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
public sealed unsafe class AllocationTests
{
    private const int WarmUp = 2000, Counted = 2000, Rounds = 3;
    private const long MaxBytes = 2048;
    private const uint Asynchronous = 0x1000_0000, CompletionsAndHandles = 0x097E_0C00, BodyBytes = 64;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly SemaphoreSlim Closed = new(0);
    private static readonly nint Body = (nint)NativeMemory.Alloc(BodyBytes);

    [Theory]
    [InlineData(0u)]
    [InlineData(Asynchronous)]
    public void KeepAliveGet_WarmPools_AllocatesLittle(uint mode)
    {
        using Responder server = new();
        nint session = NativeCalls.Open(flags: mode);
        nint connection = NativeCalls.Connect(session, "127.0.0.1", server.Port);
        if (mode == Asynchronous)
        {
            delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void> callback = &OnStatus;
            NativeCalls.SetStatusCallback(connection, (nint)callback, CompletionsAndHandles);
        }
        Get(connection, mode, WarmUp);
        // What the rest of the process does can only add to a round.
        long bytes = Enumerable.Range(0, Rounds).Min(_ =>
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Get(connection, mode, Counted);
            return (GC.GetTotalAllocatedBytes(precise: true) - before) / Counted;
        });
        NativeCalls.CloseHandle(connection);
        NativeCalls.CloseHandle(session);
        Assert.True(bytes < MaxBytes, $"{bytes} bytes a request");
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes a request");
    }

    private static void Get(nint connection, uint mode, int count)
    {
        for (int i = 0; i < count; i++)
        {
            nint request = NativeCalls.OpenRequest(connection);
            Succeeds(NativeCalls.SendRequest(request));
            if (mode == Asynchronous)
            {
                if (!Closed.Wait(Limit)) throw new TimeoutException();
                continue;
            }
            Succeeds(NativeCalls.ReceiveResponse(request));
            uint read;
            do Succeeds(NativeCalls.ReadData(request, (void*)Body, BodyBytes, &read));
            while (read > 0);
            NativeCalls.CloseHandle(request);
        }
    }

    // An assertion of the framework allocates.
    private static void Succeeds(int result)
    {
        if (result != 1) throw new InvalidOperationException();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvStdcall)])]
    private static void OnStatus(nint handle, nuint context, uint status, void* information, uint length)
    {
        switch ((CallbackStatus)status)
        {
            case CallbackStatus.SendRequestComplete:
                NativeCalls.ReceiveResponse(handle);
                break;
            case CallbackStatus.HeadersAvailable:
            case CallbackStatus.ReadComplete when length > 0:
                NativeCalls.ReadData(handle, (void*)Body, BodyBytes, null);
                break;
            case CallbackStatus.ReadComplete:
            case CallbackStatus.RequestError: // too few requests will have been closed in time
                NativeCalls.CloseHandle(handle);
                break;
            case CallbackStatus.HandleClosing:
                Closed.Release();
                break;
            default:
                break;
        }
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
}
#endif

using System.Net;
using WinHttpCompat.Engine;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tls;
using WinHttpCompat.TestServer;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>A request that a scripted server has answered, or is about to.</summary>
internal sealed class AnsweredRequest : IAsyncDisposable
{
    private readonly ScriptedServer _server;

    /// <param name="answer">What the server sends, in the notation of its scripts.</param>
    public AnsweredRequest(string answer, string method = "GET")
    {
        _server = ScriptedServer.Start($"""
            connection
            receive head
            send {answer}
            """);
        ServerKey server = new(false, "127.0.0.1", (ushort)_server.Port);
        Client = new ClientRequest(new ClientSession(CallMode.Blocking), new RequestTarget(server, method, "/path?a=b", 1), new Deaf());
    }

    public ClientRequest Client { get; }

    public int Port => _server.Port;

    public AnsweredRequest Send(string headers = "")
    {
        Client.Headers.Add(headers, new(Engine.Headers.HeaderChangeKind.Add));
        Assert.True(Client.TryStart(RequestOperation.Send, out _));
        ValueTask<int> send = Client.SendAsync(default, Client.PlanUpload(0, 0));
        Assert.True(send.IsCompletedSuccessfully);
        Assert.True(Client.TryStart(RequestOperation.Receive, out _));
        ValueTask<int> receive = Client.ReceiveAsync();
        Assert.True(receive.IsCompletedSuccessfully);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    // Progress is tested elsewhere.
    private sealed class Deaf : IRequestObserver
    {
        public void ResolvingName(string name)
        {
        }

        public void NameResolved(IPAddress address)
        {
        }

        public void ConnectingToServer(IPAddress address)
        {
        }

        public void ConnectedToServer(IPAddress address)
        {
        }

        public void SecureFailure(CertificateProblems problems)
        {
        }

        public void SendingRequest()
        {
        }

        public void RequestSent(long bytes)
        {
        }

        public void ReceivingResponse()
        {
        }

        public void ResponseReceived(long bytes)
        {
        }

        public void Redirect(string url)
        {
        }

        public void IntermediateResponse(int statusCode)
        {
        }

        public void ClosingConnection()
        {
        }

        public void ConnectionClosed()
        {
        }
    }
}

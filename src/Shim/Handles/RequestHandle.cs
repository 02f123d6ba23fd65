using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Callbacks;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Handles;

/// <summary>A request handle and the memory its operations borrow.</summary>
internal sealed class RequestHandle : HandleObject
{
    private PendingOperation? _spareOperation;
    private BorrowedMemory? _initialBody, _transfer;

    /// <param name="mayChunk">AUTOMATIC_CHUNKING.</param>
    public RequestHandle(ConnectHandle connect, RequestTarget target, bool mayChunk = false)
        : base(HandleKind.Request, connect)
    {
        Session = connect.Session;
        Client = new ClientRequest(Session.Client, target, new RequestNotifications(this), mayChunk);
    }

    public override SessionHandle Session { get; }

    public ClientRequest Client { get; }

    /// <summary>Body given to the send; borrowed until the response has been received.</summary>
    public BorrowedMemory InitialBody => _initialBody ??= new BorrowedMemory();

    /// <summary>Memory of the pending read or write.</summary>
    public BorrowedMemory Transfer => _transfer ??= new BorrowedMemory();

    /// <summary>Whether a receive waits for the pending send to end.</summary>
    public ReceiveQueue ReceiveQueue { get; } = new();

    /// <summary>An operation record that is free for use.</summary>
    public PendingOperation TakeOperation() => Interlocked.Exchange(ref _spareOperation, null) ?? PendingOperation.For(this);

    public void ReturnOperation(PendingOperation operation) => Volatile.Write(ref _spareOperation, operation);

    protected override void Cancel() => Client.Cancel();

    protected override void Free()
    {
        Client.Dispose();
        if (Interlocked.Exchange(ref _spareOperation, null) is { } spare) PendingOperation.Recycle(spare);
    }
}

using System.Collections.Concurrent;
using WinHttpCompat.Engine;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;

namespace WinHttpCompat.Shim.Callbacks;

/// <summary>An accepted asynchronous operation until its one completion has been delivered.</summary>
/// <remarks>Source: "WinHTTP asynchronous mode": a completion may come on the calling thread before the function returns,
/// and then the function reports success; otherwise it comes on another thread and the function reports 997.</remarks>
internal sealed unsafe class PendingOperation : IThreadPoolWorkItem
{
    // A program that issues the next read in READ_COMPLETE nests as long as data is there; the next completion then
    // goes to another thread, so that the stack stays bounded.
    private const int MaxNesting = 3;

    [ThreadStatic]
    private static int _nesting;

    // An exchange whose bytes are always there already would keep its thread from all others that it serves; after so many
    // it goes on behind what the pool has to do.
    private const int MaxInARow = 16;

    // What waits until the callbacks on this thread have returned, on threads that belong to programs that never block: there
    // it costs nothing to go on without another thread.
    [ThreadStatic]
    private static Queue<PendingOperation>? _postponed;

    // Somebody on this thread goes on with it.
    [ThreadStatic]
    private static bool _goesOn;

    // Each request needs one, for as long as it lives; so many are kept for the next ones.
    private const int MaxSpare = 256;

    private static readonly ConcurrentQueue<PendingOperation> Spare = new();
    private static int _spareCount;

    private RequestHandle? _request;
    private readonly Action _completed;
    private AsyncFunction _function;
    private nint _information;
    private ValueTask<int> _task;

    private PendingOperation() => _completed = Deliver;

    /// <summary>A record that is free for operations of <paramref name="request"/>.</summary>
    public static PendingOperation For(RequestHandle request)
    {
        if (Spare.TryDequeue(out PendingOperation? operation)) Interlocked.Decrement(ref _spareCount);
        else operation = new PendingOperation();
        operation._request = request;
        return operation;
    }

    /// <summary>The request of a free record is gone.</summary>
    public static void Recycle(PendingOperation operation)
    {
        operation._request = null;
        if (Interlocked.Increment(ref _spareCount) <= MaxSpare) Spare.Enqueue(operation);
        else Interlocked.Decrement(ref _spareCount);
    }

    /// <summary>Follows an operation that has begun.</summary>
    /// <param name="information">The caller's buffer, where the completion's payload is that.</param>
    /// <param name="count">Where to store the count when it completes inline, or null.</param>
    /// <param name="onOwnThread">The calling thread is one of the library, outside the program's callbacks.</param>
    /// <returns>The export's return value; the last error is set.</returns>
    public static int Follow(
        RequestHandle request, AsyncFunction function, void* information, uint* count, ValueTask<int> task, bool onOwnThread = false)
    {
        PendingOperation operation = request.TakeOperation();
        operation._function = function;
        operation._information = (nint)information;
        operation._task = task;
        if (!task.IsCompleted)
        {
            request.UseAgain();
            task.GetAwaiter().UnsafeOnCompleted(operation._completed);
            return LastError.Pend();
        }
        if (onOwnThread)
        {
            request.UseAgain();
            operation.Deliver();
            return LastError.Pend();
        }
        if (_nesting >= MaxNesting)
        {
            request.UseAgain();
            if (_goesOn && request.Session.Client.Mode is CallMode.Inline) (_postponed ??= new Queue<PendingOperation>()).Enqueue(operation);
            else ThreadPool.UnsafeQueueUserWorkItem(operation, preferLocal: false);
            return LastError.Pend();
        }
        operation.Complete(count);
        return LastError.Succeed();
    }

    /// <summary>Reports that an accepted operation has failed without having begun.</summary>
    public static int Refuse(RequestHandle request, AsyncFunction function, FailureReason reason, bool onOwnThread = false) =>
        Follow(request, function, null, null, ValueTask.FromException<int>(new EngineFailure(reason)), onOwnThread);

    void IThreadPoolWorkItem.Execute() => Deliver();

    private void Deliver()
    {
        if (CallbackTurns.Limit > 0) CallbackTurns.Deliver(this);
        else DeliverNow();
    }

    /// <summary>Delivers the completion of an operation that has ended. Only for who decides when.</summary>
    public void DeliverNow()
    {
        bool goesOn = !_goesOn && _request!.Session.Client.Mode is CallMode.Inline;
        if (goesOn) _goesOn = true;
        DeliverOne();
        if (!goesOn) return;
        for (int inARow = 1; _postponed is not null && _postponed.TryDequeue(out PendingOperation? next); inARow++)
        {
            if (inARow < MaxInARow) next.DeliverOne();
            else ThreadPool.UnsafeQueueUserWorkItem(next, preferLocal: false);
        }
        _goesOn = false;
        SendRound.EndOfCallbacks();
    }

    private void DeliverOne()
    {
        RequestHandle request = _request!; // it has one until it is recycled
        Complete(count: null);
        request.Release();
    }

    private void Complete(uint* count)
    {
        RequestHandle request = _request!; // it has one until it is recycled
        AsyncFunction function = _function;
        void* information = (void*)_information;
        ValueTask<int> task = _task;
        _task = default;
        // Free before the program is called: it may start the next operation from there.
        request.ReturnOperation(this);

        int result = 0;
        Exception? failure = null;
        try
        {
            result = task.GetAwaiter().GetResult();
            if (count is not null) *count = (uint)result;
        }
        catch (Exception caught)
        {
            failure = caught;
        }
        bool receiveNow = function is AsyncFunction.SendRequest && request.ReceiveQueue.Close();
        _nesting++;
        try
        {
            if (failure is not null) NotifyFailure(request, function, failure);
            else NotifySuccess(request, function, information, (uint)result);
        }
        finally
        {
            _nesting--;
        }
        if (receiveNow) StartQueuedReceive(request);
    }

    private static void NotifySuccess(RequestHandle request, AsyncFunction function, void* information, uint result)
    {
        switch (function)
        {
            case AsyncFunction.SendRequest:
                CallbackDispatch.Notify(request, CallbackStatus.SendRequestComplete, information, result);
                break;
            case AsyncFunction.ReceiveResponse:
                CallbackDispatch.Notify(request, CallbackStatus.HeadersAvailable);
                break;
            case AsyncFunction.QueryDataAvailable:
                CallbackDispatch.Notify(request, CallbackStatus.DataAvailable, result);
                break;
            case AsyncFunction.ReadData:
                CallbackDispatch.Notify(request, CallbackStatus.ReadComplete, information, result);
                break;
            case AsyncFunction.WriteData:
                CallbackDispatch.Notify(request, CallbackStatus.WriteComplete, result);
                break;
        }
    }

    private static void NotifyFailure(RequestHandle request, AsyncFunction function, Exception failure)
    {
        LastError.Remember(failure);
        AsyncResult result = new() { Result = (nuint)function, Error = (uint)ErrorMap.ToWin32(failure) };
        CallbackDispatch.Notify(request, CallbackStatus.RequestError, &result, (uint)sizeof(AsyncResult));
    }

    // It was promised to complete on another thread than the one that asked; the pool is never that one.
    private static void StartQueuedReceive(RequestHandle request)
    {
        request.UseAgain();
        ThreadPool.UnsafeQueueUserWorkItem(static request =>
        {
            Receive(request, afterSend: true);
            request.Release();
        }, request, preferLocal: false);
    }

    /// <summary>Starts receiving the response, or reports why it cannot be received.</summary>
    /// <param name="afterSend">It was accepted while the send was pending.</param>
    /// <returns>The export's return value; the last error is set.</returns>
    public static int Receive(RequestHandle request, bool afterSend)
    {
        bool starts = request.Client.TryStart(RequestOperation.Receive, out RequestPhase before);
        if (afterSend) request.ReceiveQueue.Leave(); // only now: one of the two must always refuse the next call
        if (starts) return Follow(request, AsyncFunction.ReceiveResponse, null, null, request.Client.ReceiveAsync(), onOwnThread: afterSend);
        // "WinHttpReceiveResponse function": after a send that failed the operation counts as cancelled.
        return Refuse(request, AsyncFunction.ReceiveResponse,
            afterSend || before is RequestPhase.SendFailed or RequestPhase.Closed ? FailureReason.Cancelled : FailureReason.WrongPhase,
            onOwnThread: afterSend);
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Callbacks;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;
using WinHttpCompat.Shim.Options;

namespace WinHttpCompat.Shim.Exports;

/// <summary>The operations of a request. In asynchronous mode 1 means accepted, and exactly one completion follows.</summary>
internal static unsafe class ExchangeExports
{
    // WINHTTP_READ_DATA_EX_FLAG_FILL_BUFFER
    private const ulong FillBuffer = 1;

    /// <summary>Sends the head and the initial body.</summary>
    /// <param name="headers">Header lines, or null.</param>
    /// <param name="headersLength">Characters, or -1 for terminated text.</param>
    /// <param name="optional">Initial body; stays borrowed until the response has been received.</param>
    /// <param name="optionalLength">Bytes.</param>
    /// <param name="totalLength">Bytes of body in all; the rest comes through WinHttpWriteData.</param>
    /// <param name="context">Becomes the handle's context unless 0, also when the call fails.</param>
    /// <returns>1, or 0 with last error 6, 12018, 12019 pending or wrong moment, 87 lengths or headers; synchronous mode also
    /// 12002, 12005 refused port, 12007, 12017, 12029, 12030, 120 https.</returns>
    /// <remarks>Source: "WinHttpSendRequest function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpSendRequest", CallConvs = [typeof(CallConvStdcall)])]
    public static int SendRequest(
        nint handle, char* headers, uint headersLength, void* optional, uint optionalLength, uint totalLength, nuint context)
    {
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            RequestHandle request = lease.Target;
            if (context != 0) request.Context = context;
            if (optionalLength > 0 && optional is null) return LastError.Fail(Win32Error.InvalidParameter);
            ClientRequest client = request.Client;
            // One that has failed could begin anew; but what waits behind it would be lost.
            if (request.ReceiveQueue.IsBehindSend) return LastError.Fail(Win32Error.IncorrectHandleState);
            if (!client.TryStart(RequestOperation.Send, out RequestPhase before)) return LastError.Fail(StateError(before));
            UploadPlan plan;
            try
            {
                client.Headers.RemoveFromSend();
                client.Headers.Add(CallerText.Read(headers, headersLength), new HeaderChange(HeaderChangeKind.Add), fromSend: true);
                plan = client.PlanUpload(optionalLength, totalLength);
            }
            catch
            {
                client.Withdraw(before);
                throw;
            }
            BorrowedMemory? body = optionalLength > 0 ? request.InitialBody : null;
            Memory<byte> initial = body?.Borrow(optional, optionalLength) ?? default;
            if (!request.Session.IsAsynchronous) return Finish(client.SendAsync(initial, plan, body?.Further), null);
            WorkerThreads.Use();
            request.ReceiveQueue.Open();
            return PendingOperation.Follow(request, AsyncFunction.SendRequest, optional, null, client.SendAsync(initial, plan, body?.Further));
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Sends more of the body.</summary>
    /// <param name="buffer">At least <paramref name="count"/> bytes; asynchronous mode: borrowed until the completion.</param>
    /// <param name="count">Bytes.</param>
    /// <param name="written">Bytes sent; null in asynchronous mode.</param>
    /// <returns>1, or 0 with last error 6, 12018, 12019, 87 more than announced or no buffer; synchronous mode also 12002, 12017,
    /// 12030.</returns>
    /// <remarks>Source: "WinHttpWriteData function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpWriteData", CallConvs = [typeof(CallConvStdcall)])]
    public static int WriteData(nint handle, void* buffer, uint count, uint* written)
    {
        if (written is not null) *written = 0; // the page promises it before any check
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            RequestHandle request = lease.Target;
            if (count > 0 && buffer is null) return LastError.Fail(Win32Error.InvalidParameter);
            if (request.ReceiveQueue.IsOccupied) return LastError.Fail(Win32Error.IncorrectHandleState);
            if (!request.Client.TryStart(RequestOperation.Write, out RequestPhase before)) return LastError.Fail(StateError(before));
            if (!request.Client.MayWrite(count))
            {
                request.Client.Withdraw(before);
                return LastError.Fail(Win32Error.InvalidParameter);
            }
            ValueTask<int> write = request.Client.WriteAsync(request.Transfer.Borrow(buffer, count), request.Transfer.Further);
            return End(request, AsyncFunction.WriteData, buffer, written, write);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Receives the head of the response; ends the upload.</summary>
    /// <param name="reserved">Null.</param>
    /// <returns>1, or 0 with last error 6, 12018, 87 <paramref name="reserved"/>, 12019; synchronous mode also 12002, 12017,
    /// 12029, 12030, 12152, 12181, 12182.</returns>
    /// <remarks>Source: "WinHttpReceiveResponse function (winhttp.h)". In asynchronous mode a call at the wrong moment is
    /// accepted and fails through REQUEST_ERROR, as on Windows; one that comes while the send is pending waits for it.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpReceiveResponse", CallConvs = [typeof(CallConvStdcall)])]
    public static int ReceiveResponse(nint handle, void* reserved)
    {
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            RequestHandle request = lease.Target;
            if (reserved is not null) return LastError.Fail(Win32Error.InvalidParameter);
            if (request.Session.IsAsynchronous)
            {
                if (request.ReceiveQueue.TryQueue()) return LastError.Pend();
                if (request.ReceiveQueue.IsOccupied || RequestPhases.IsPending(request.Client.Phase))
                {
                    return LastError.Fail(Win32Error.IncorrectHandleState);
                }
                if (request.Client.Phase is RequestPhase.Closed) return LastError.Fail(Win32Error.InvalidHandle);
                return PendingOperation.Receive(request, afterSend: false);
            }
            if (request.Client.TryStart(RequestOperation.Receive, out RequestPhase before)) return Finish(request.Client.ReceiveAsync(), null);
            return LastError.Fail(before is RequestPhase.SendFailed ? Win32Error.OperationCancelled : StateError(before));
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Asks how many body bytes can be read at once.</summary>
    /// <param name="available">Bytes, 0 at the end of the body; null in asynchronous mode.</param>
    /// <returns>1, or 0 with last error 6, 12018, 12019; synchronous mode also 12002, 12017, 12030, 12152, 12183.</returns>
    /// <remarks>Source: "WinHttpQueryDataAvailable function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpQueryDataAvailable", CallConvs = [typeof(CallConvStdcall)])]
    public static int QueryDataAvailable(nint handle, uint* available)
    {
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            RequestHandle request = lease.Target;
            if (!request.Client.TryStart(RequestOperation.Read, out RequestPhase before)) return LastError.Fail(StateError(before));
            return End(request, AsyncFunction.QueryDataAvailable, null, available, request.Client.AvailableAsync());
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Reads body bytes until the buffer is full or the body ends.</summary>
    /// <param name="buffer">At least <paramref name="capacity"/> bytes; asynchronous mode: borrowed until the completion.</param>
    /// <param name="capacity">Bytes.</param>
    /// <param name="read">Bytes stored, 0 at the end of the body; null in asynchronous mode.</param>
    /// <returns>1, or 0 with last error 6, 12018, 87 no buffer, 12019; synchronous mode also 12002, 12017, 12030, 12152, 12183.</returns>
    /// <remarks>Source: "WinHttpReadData function (winhttp.h)". 87 is undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpReadData", CallConvs = [typeof(CallConvStdcall)])]
    public static int ReadData(nint handle, void* buffer, uint capacity, uint* read)
    {
        if (read is not null) *read = 0; // the page promises it before any check
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            RequestHandle request = lease.Target;
            if (capacity > 0 && buffer is null) return LastError.Fail(Win32Error.InvalidParameter);
            if (!request.Client.TryStart(RequestOperation.Read, out RequestPhase before)) return LastError.Fail(StateError(before));
            Memory<byte> memory = request.Transfer.Borrow(buffer, capacity);
            ValueTask<int> transfer = request.Client.ReadAsync(memory, fills: true, request.Transfer.Further);
            return End(request, AsyncFunction.ReadData, buffer, read, transfer);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Reads the body bytes that are there; waits only when none are.</summary>
    /// <param name="buffer">At least <paramref name="capacity"/> bytes; asynchronous mode: borrowed until the completion.</param>
    /// <param name="capacity">Bytes.</param>
    /// <param name="read">Bytes stored, 0 at the end of the body; null in asynchronous mode.</param>
    /// <param name="flags">WINHTTP_READ_DATA_EX_FLAG_FILL_BUFFER: read as WinHttpReadData does.</param>
    /// <param name="propertySize">0.</param>
    /// <param name="property">Null.</param>
    /// <returns>0, in asynchronous mode also for what completes later, or an error: 6, 12018, 87 no buffer, unknown flag or a
    /// property, 12019; synchronous mode also 12002, 12017, 12030, 12152, 12183. The last error is set as by
    /// WinHttpReadData.</returns>
    /// <remarks>Source: "WinHttpReadDataEx function (winhttp.h)". What an accepted call returns is undocumented; chosen because
    /// programs compare it with 0.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpReadDataEx", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ReadDataEx(nint handle, void* buffer, uint capacity, uint* read, ulong flags, uint propertySize, void* property)
    {
        if (read is not null) *read = 0; // as WinHttpReadData
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return Refuse(lease.Error);
            RequestHandle request = lease.Target;
            bool isKnown = (flags & ~FillBuffer) == 0 && propertySize == 0 && property is null;
            if (!isKnown || capacity > 0 && buffer is null) return Refuse(Win32Error.InvalidParameter);
            if (!request.Client.TryStart(RequestOperation.Read, out RequestPhase before)) return Refuse(StateError(before));
            Memory<byte> memory = request.Transfer.Borrow(buffer, capacity);
            ValueTask<int> transfer = request.Client.ReadAsync(memory, fills: (flags & FillBuffer) != 0, request.Transfer.Further);
            End(request, AsyncFunction.ReadData, buffer, read, transfer);
            return (uint)Win32Error.Success;
        }
        catch (Exception failure)
        {
            LastError.Fail(failure);
            return (uint)ErrorMap.ToWin32(failure);
        }
    }

    // Another thread may have closed the handle since the lease was taken.
    private static Win32Error StateError(RequestPhase phase) =>
        phase is RequestPhase.Closed ? Win32Error.InvalidHandle : Win32Error.IncorrectHandleState;

    private static uint Refuse(Win32Error error)
    {
        LastError.Fail(error);
        return (uint)error;
    }

    private static int End(RequestHandle request, AsyncFunction function, void* information, uint* count, ValueTask<int> operation) =>
        request.Session.IsAsynchronous
            ? PendingOperation.Follow(request, function, information, count, operation)
            : Finish(operation, count);

    // A blocking session's transport blocks, so the whole operation has run on this thread.
    private static int Finish(ValueTask<int> operation, uint* count)
    {
        Debug.Assert(operation.IsCompleted, "a blocking operation has ended when its call returns");
        int result = operation.GetAwaiter().GetResult();
        if (count is not null) *count = (uint)result;
        return LastError.Succeed();
    }
}

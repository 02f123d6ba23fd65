using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Callbacks;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Options;

namespace WinHttpCompat.Shim.Exports;

/// <summary>What every handle has: closing, callback, options.</summary>
internal static unsafe class HandleExports
{
    /// <summary>Closes a handle; a pending operation ends with 12017, then HANDLE_CLOSING comes, last.</summary>
    /// <returns>1, or 0 with last error 6.</returns>
    /// <remarks>Source: "WinHttpCloseHandle function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpCloseHandle", CallConvs = [typeof(CallConvStdcall)])]
    public static int CloseHandle(nint handle)
    {
        try
        {
            using Lease<HandleObject> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            return lease.Target.TryClose() ? LastError.Succeed() : LastError.Fail(Win32Error.InvalidHandle);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Installs or removes the callback of a handle.</summary>
    /// <param name="function">Null removes.</param>
    /// <param name="flags">WINHTTP_CALLBACK_FLAG_*: the complete new set.</param>
    /// <param name="reserved">0.</param>
    /// <returns>The previous callback or null; -1 with last error 6, or 87 for <paramref name="reserved"/> and for -1 as a
    /// callback.</returns>
    /// <remarks>Source: "WinHttpSetStatusCallback function (winhttp.h)". 87 is undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpSetStatusCallback", CallConvs = [typeof(CallConvStdcall)])]
    public static delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void> SetStatusCallback(
        nint handle, delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void> function, uint flags, nuint reserved)
    {
        try
        {
            using Lease<HandleObject> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return Refuse(lease.Error);
            if (reserved != 0 || (nint)function == -1) return Refuse(Win32Error.InvalidParameter);
            StatusCallback? before = lease.Target.ExchangeCallback(function is null ? null : new StatusCallback(function, flags));
            LastError.Succeed();
            return before is null ? null : before.Function;
        }
        catch (Exception failure)
        {
            return Refuse(ErrorMap.ToWin32(failure));
        }

        static delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void> Refuse(Win32Error error)
        {
            LastError.Fail(error);
            return (delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void>)(-1); // WINHTTP_INVALID_STATUS_CALLBACK
        }
    }

    /// <summary>Queries an option.</summary>
    /// <param name="handle">Null for options of the process.</param>
    /// <param name="buffer">Null asks for the size.</param>
    /// <param name="length">Bytes: in capacity, out stored or, with 122, needed.</param>
    /// <returns>1, or 0 with last error 6, 12009 unknown, 87 not queryable or no <paramref name="length"/>, 12018 wrong
    /// kind, 122 small buffer, 12019 too early.</returns>
    /// <remarks>Source: "WinHttpQueryOption function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpQueryOption", CallConvs = [typeof(CallConvStdcall)])]
    public static int QueryOption(nint handle, uint option, void* buffer, uint* length)
    {
        try
        {
            if (handle == 0) return End(OptionTable.Query(null, option, buffer, length));
            using Lease<HandleObject> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            return End(OptionTable.Query(lease.Target, option, buffer, length));
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Sets an option.</summary>
    /// <param name="handle">Null for options of the process.</param>
    /// <param name="buffer">The value.</param>
    /// <param name="length">Bytes; characters for text.</param>
    /// <returns>1, or 0 with last error 6, 12009 unknown, 12011 read-only, 12018 wrong kind, 87 no or bad value, 122 wrong
    /// length, 12019 wrong moment.</returns>
    /// <remarks>Source: "WinHttpSetOption function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpSetOption", CallConvs = [typeof(CallConvStdcall)])]
    public static int SetOption(nint handle, uint option, void* buffer, uint length)
    {
        try
        {
            if (handle == 0) return End(OptionTable.Set(null, option, buffer, length));
            using Lease<HandleObject> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            return End(OptionTable.Set(lease.Target, option, buffer, length));
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Sets the four timeouts of a session or request.</summary>
    /// <param name="resolve">Milliseconds, as the others; 0 and -1 = no limit.</param>
    /// <returns>1, or 0 with last error 6, 87 a value below -1 (checked before the kind), 12018 a connect handle.</returns>
    /// <remarks>Source: "WinHttpSetTimeouts function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpSetTimeouts", CallConvs = [typeof(CallConvStdcall)])]
    public static int SetTimeouts(nint handle, int resolve, int connect, int send, int receive)
    {
        try
        {
            using Lease<HandleObject> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            if (resolve < -1 || connect < -1 || send < -1 || receive < -1) return LastError.Fail(Win32Error.InvalidParameter);
            Engine.Sessions.RequestSettings? settings = lease.Target switch
            {
                SessionHandle session => session.Client.Defaults,
                RequestHandle request => request.Client.OwnSettings,
                _ => null,
            };
            if (settings is null) return LastError.Fail(Win32Error.IncorrectHandleType);
            settings.ResolveTimeout = (uint)resolve;
            settings.ConnectTimeout = (uint)connect;
            settings.SendTimeout = (uint)send;
            settings.ReceiveTimeout = (uint)receive;
            return LastError.Succeed();
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    private static int End(Win32Error outcome) => outcome is Win32Error.Success ? LastError.Succeed() : LastError.Fail(outcome);
}

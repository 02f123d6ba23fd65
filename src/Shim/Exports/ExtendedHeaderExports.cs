using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Headers;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Exports;

/// <summary>Adding and querying headers with names and values apart. These return their error number and leave the last
/// error alone.</summary>
internal static unsafe class ExtendedHeaderExports
{
    private const ulong Unicode = 1;

    // As many as a response may have; bounds what a wrong count makes the call read.
    private const uint MaxHeaders = 4000;

    /// <summary>Adds, replaces or removes request headers; all or none.</summary>
    /// <param name="modifiers">As for WinHttpAddRequestHeaders.</param>
    /// <param name="flags">WINHTTP_EXTENDED_HEADER_FLAG_UNICODE, or 0: names and values are bytes, UTF-8 or else ISO 8859-1.</param>
    /// <param name="extra">0.</param>
    /// <param name="count">Elements at <paramref name="headers"/>, at most 4,000.</param>
    /// <param name="headers">A null value is an empty one. May be null when <paramref name="count"/> is 0.</param>
    /// <returns>0, 6, 12018, 87 malformed, or an argument as none above, 12019 while an operation is pending, 12150 nothing
    /// to replace, 12155 not new.</returns>
    /// <remarks>Source: "WinHttpAddRequestHeadersEx function (winhttp.h)". It names no errors; they are those of
    /// <see cref="HeaderExports.AddRequestHeaders"/>.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpAddRequestHeadersEx", CallConvs = [typeof(CallConvStdcall)])]
    public static uint AddRequestHeadersEx(nint handle, uint modifiers, ulong flags, ulong extra, uint count, ExtendedHeader* headers)
    {
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return (uint)lease.Error;
            ClientRequest request = lease.Target.Client;
            if (!HeaderModifiers.TryRead(modifiers, out HeaderChange change) || (flags & ~Unicode) != 0 || extra != 0
                || count > MaxHeaders || count > 0 && headers is null)
            {
                return (uint)Win32Error.InvalidParameter;
            }
            using QuietRequest quiet = new(request);
            (string Name, string Value)[] pairs = new (string, string)[count];
            for (int i = 0; i < pairs.Length; i++) pairs[i] = (Text(headers[i].Name, flags), Text(headers[i].Value, flags));
            request.Headers.Add(pairs, change);
            return (uint)Win32Error.Success;
        }
        catch (Exception failure)
        {
            return (uint)ErrorMap.ToWin32(failure);
        }
    }

    /// <summary>Queries headers of the response, its trailers or the request as an array of names and values.</summary>
    /// <param name="infoLevel">WINHTTP_QUERY_EX_ALL_HEADERS, or WINHTTP_QUERY_* of a header; flags REQUEST_HEADERS, TRAILERS and
    /// WIRE_ENCODING.</param>
    /// <param name="flags">0.</param>
    /// <param name="codePage">Of the header bytes; 0, and every one that is not known, lets the bytes decide.</param>
    /// <param name="index">Occurrence from 0; moved on by success. Null = the first.</param>
    /// <param name="name">For WINHTTP_QUERY_CUSTOM, else ignored: UTF-16, with WIRE_ENCODING bytes.</param>
    /// <param name="buffer">Gets array and texts. Null asks for the size.</param>
    /// <param name="length">Bytes: in capacity; out used, or, with 122, to allocate.</param>
    /// <param name="headers">The array, inside <paramref name="buffer"/>; null unless the call succeeds. May be null itself
    /// while <paramref name="buffer"/> is.</param>
    /// <param name="count">Its elements; 0 unless the call succeeds. May be null while <paramref name="buffer"/> is.</param>
    /// <returns>0, 6, 12018, 87 a level, flag or name that does not belong here, or a null, 12019 no response yet or, for
    /// trailers, its body not read, 12150 none, 122 small buffer.</returns>
    /// <remarks>Source: "WinHttpQueryHeadersEx function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpQueryHeadersEx", CallConvs = [typeof(CallConvStdcall)])]
    public static uint QueryHeadersEx(
        nint handle, uint infoLevel, ulong flags, uint codePage, uint* index, void** name, void* buffer, uint* length,
        ExtendedHeader** headers, uint* count)
    {
        // Cleared before any check: a failed call must not leave the array of another one.
        if (headers is not null) *headers = null;
        if (count is not null) *count = 0;
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return (uint)lease.Error;
            InfoLevel level = new(infoLevel);
            bool isCustom = level.Attribute == InfoLevel.Custom;
            if (!level.IsOfHeaders || flags != 0 || length is null || isCustom && name is null
                || buffer is not null && (headers is null || count is null))
            {
                return (uint)Win32Error.InvalidParameter;
            }
            string custom = isCustom ? Text(*name, level.AsWireBytes ? 0 : Unicode) : "";
            ExtendedHeaderBuffer output = new(buffer, length, headers, count);
            return (uint)ExtendedHeaderQuery.Answer(lease.Target.Client, level, custom, codePage, output, index);
        }
        catch (Exception failure)
        {
            return (uint)ErrorMap.ToWin32(failure);
        }
    }

    private static string Text(void* text, ulong flags) =>
        (flags & Unicode) != 0 ? CallerText.Read((char*)text).ToString() : HeadText.Decode(CallerText.ReadBytes((byte*)text));
}

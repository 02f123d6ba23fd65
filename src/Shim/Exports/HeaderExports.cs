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

/// <summary>Adding and querying headers.</summary>
internal static unsafe class HeaderExports
{
    /// <summary>Adds, replaces or removes request headers.</summary>
    /// <param name="headers">"Name: value" lines separated by CRLF.</param>
    /// <param name="length">Characters, or -1 for terminated text.</param>
    /// <param name="modifiers">WINHTTP_ADDREQ_FLAG_*, with the occurrence to replace in the low 16 bits.</param>
    /// <returns>1, or 0 with last error 6, 12018, 12019 while an operation is pending, 87 malformed (no line is taken then),
    /// 12150 nothing to replace, 12155 not new.</returns>
    /// <remarks>Source: "WinHttpAddRequestHeaders function (winhttp.h)". 12155 is undocumented; chosen for its name.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpAddRequestHeaders", CallConvs = [typeof(CallConvStdcall)])]
    public static int AddRequestHeaders(nint handle, char* headers, uint length, uint modifiers)
    {
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            ClientRequest request = lease.Target.Client;
            if (headers is null || !HeaderModifiers.TryRead(modifiers, out HeaderChange change)) return LastError.Fail(Win32Error.InvalidParameter);
            ReadOnlySpan<char> text = CallerText.Read(headers, length);
            using QuietRequest quiet = new(request);
            request.Headers.Add(text, change);
            return LastError.Succeed();
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Queries a header, or a part of the first line, of the response or the request, or a trailer.</summary>
    /// <param name="infoLevel">WINHTTP_QUERY_* with its flags.</param>
    /// <param name="name">For WINHTTP_QUERY_CUSTOM, else ignored.</param>
    /// <param name="buffer">Null asks for the size.</param>
    /// <param name="length">Bytes: in capacity; out stored without terminator, or, with 122, needed with it.</param>
    /// <param name="index">Occurrence from 0; moved on by success. Null = the first.</param>
    /// <returns>1, or 0 with last error 6, 12018, 87 unknown level, no name or no <paramref name="length"/>, 12019 no response
    /// yet or, for trailers, its body not read to the end, 12150 absent, 122 small buffer, 12153 no number or no date.</returns>
    /// <remarks>Source: "WinHttpQueryHeaders function (winhttp.h)". 87 and 12153 are undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpQueryHeaders", CallConvs = [typeof(CallConvStdcall)])]
    public static int QueryHeaders(nint handle, uint infoLevel, char* name, void* buffer, uint* length, uint* index)
    {
        try
        {
            using Lease<RequestHandle> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            if (length is null) return LastError.Fail(Win32Error.InvalidParameter);
            InfoLevel level = new(infoLevel);
            ReadOnlySpan<char> custom = level.Attribute == InfoLevel.Custom ? CallerText.Read(name) : [];
            Win32Error outcome = HeaderQuery.Answer(lease.Target.Client, level, custom, new OutputBuffer(buffer, length), index);
            return outcome is Win32Error.Success ? LastError.Succeed() : LastError.Fail(outcome);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;

namespace WinHttpCompat.Shim.Exports;

/// <summary>What connections there are to a host.</summary>
internal static unsafe class ConnectionGroupExports
{
    private const ulong Insecure = 0x1; // WINHTTP_QUERY_CONNECTION_GROUP_FLAG_INSECURE

    /// <summary>Counts the connections of the process to a handle's host, idle and in use, by their GUID.</summary>
    /// <param name="handle">Request, or connect handle: then https is meant, or http with <paramref name="flags"/> 1.</param>
    /// <param name="mark">Only connections that carry it; null = all, those without a mark under the GUID of zeros.</param>
    /// <param name="flags">WINHTTP_QUERY_CONNECTION_GROUP_FLAG_*.</param>
    /// <param name="result">Out: one host, without groups when there is no connection. One block of memory, for
    /// WinHttpFreeQueryConnectionGroupResult. Null when the call fails.</param>
    /// <returns>0, 6, 12018 a session, 87 no <paramref name="result"/> or an unknown flag, 8.</returns>
    /// <remarks>Source: "WinHttpQueryConnectionGroup function (winhttp.h)". The error codes are undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpQueryConnectionGroup", CallConvs = [typeof(CallConvStdcall)])]
    public static uint QueryConnectionGroup(nint handle, Guid* mark, ulong flags, QueryConnectionGroupResult** result)
    {
        if (result is not null) *result = null;
        try
        {
            using Lease<HandleObject> lease = new(handle);
            if (lease.Error is not Win32Error.Success) return (uint)lease.Error;
            if (lease.Target is not (RequestHandle or ConnectHandle)) return (uint)Win32Error.IncorrectHandleType;
            if (result is null || (flags & ~Insecure) != 0) return (uint)Win32Error.InvalidParameter;
            ServerKey server = ServerOf(lease.Target, secure: (flags & Insecure) == 0);
            *result = Pack(server.Host, ConnectionRegistry.GroupsOf(server, mark is null ? null : Unsafe.ReadUnaligned<Guid>(mark)));
            return (uint)Win32Error.Success;
        }
        catch (Exception failure)
        {
            return (uint)ErrorMap.ToWin32(failure);
        }
    }

    /// <summary>Frees what WinHttpQueryConnectionGroup returned.</summary>
    /// <param name="result">Null does nothing.</param>
    /// <remarks>Source: "WinHttpFreeQueryConnectionGroupResult function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpFreeQueryConnectionGroupResult", CallConvs = [typeof(CallConvStdcall)])]
    public static void FreeQueryConnectionGroupResult(QueryConnectionGroupResult* result) => NativeMemory.Free(result);

    private static ServerKey ServerOf(HandleObject handle, bool secure)
    {
        if (handle is RequestHandle request) return request.Client.Server;
        ConnectHandle connect = (ConnectHandle)handle; // the kind was checked
        return new ServerKey(secure, connect.Host, connect.Port != 0 ? connect.Port : secure ? (ushort)443 : (ushort)80);
    }

    // The structure, its one host, the groups, the host's name: in the order of their alignment.
    private static QueryConnectionGroupResult* Pack(string host, IReadOnlyList<ConnectionGroup> groups)
    {
        nuint size = (nuint)(sizeof(QueryConnectionGroupResult) + sizeof(HostConnectionGroup)
            + groups.Count * sizeof(ConnectionGroupCount) + (host.Length + 1) * sizeof(char));
        QueryConnectionGroupResult* result = (QueryConnectionGroupResult*)NativeMemory.AllocZeroed(size);
        HostConnectionGroup* only = (HostConnectionGroup*)(result + 1);
        ConnectionGroupCount* counts = (ConnectionGroupCount*)(only + 1);
        char* name = (char*)(counts + groups.Count);
        *result = new QueryConnectionGroupResult { Hosts = 1, HostConnectionGroups = only };
        *only = new HostConnectionGroup { Host = name, ConnectionGroups = (uint)groups.Count, Groups = groups.Count > 0 ? counts : null };
        for (int i = 0; i < groups.Count; i++)
        {
            counts[i] = new ConnectionGroupCount { Connections = (uint)groups[i].Count, Group = groups[i].Mark };
        }
        host.CopyTo(new Span<char>(name, host.Length)); // zeroed: the terminator is there
        return result;
    }
}

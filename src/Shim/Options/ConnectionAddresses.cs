using System.Buffers.Binary;
using System.Net;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Options;

/// <summary>WINHTTP_CONNECTION_INFO: the two socket addresses of a request's connection, in the platform's own layout
/// inside storage of Windows' size.</summary>
internal static class ConnectionAddresses
{
    private const int StorageBytes = 128;

    // cbSize, padded to the alignment of the storage on 64-bit platforms only.
    private static int HeaderBytes => nint.Size;

    /// <exception cref="AbiFailure">IncorrectHandleState: there is no connection yet.</exception>
    public static byte[] Of(ClientRequest request)
    {
        if (request.LastTransport is not { } transport) throw new AbiFailure(Win32Error.IncorrectHandleState);
        byte[] information = new byte[HeaderBytes + 2 * StorageBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(information, (uint)information.Length);
        Store(transport.Tcp.LocalEndPoint, information.AsSpan(HeaderBytes, StorageBytes));
        Store(transport.Tcp.RemoteEndPoint, information.AsSpan(HeaderBytes + StorageBytes, StorageBytes));
        return information;
    }

    private static void Store(IPEndPoint endPoint, Span<byte> storage)
    {
        SocketAddress address = endPoint.Serialize();
        address.Buffer.Span[..address.Size].CopyTo(storage);
    }
}

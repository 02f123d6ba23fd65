using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Headers;
using WinHttpCompat.Shim.Marshalling;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>What one header query came to.</summary>
/// <param name="Length">Bytes, as the caller's length holds them afterwards.</param>
/// <param name="Index">The caller's index afterwards; 0 when none was given.</param>
/// <param name="Stored">The buffer after success, else empty.</param>
internal readonly record struct HeaderAnswer(Win32Error Error, uint Length, uint Index, byte[] Stored)
{
    /// <param name="capacity">Bytes of the buffer; null for no buffer at all.</param>
    public static unsafe HeaderAnswer Of(ClientRequest request, uint level, string name = "", uint? index = null, int? capacity = 2048)
    {
        using NativeBuffer buffer = new(capacity ?? 0, offset: 3);
        uint length = (uint)buffer.Size;
        uint next = index ?? 0;
        OutputBuffer output = new(capacity is null ? null : buffer.Start, &length);
        Win32Error error = HeaderQuery.Answer(request, new InfoLevel(level), name, output, index is null ? null : &next);
        if (error is Win32Error.Success) return new HeaderAnswer(error, length, next, buffer.Bytes.ToArray());
        Assert.True(buffer.IsUntouchedBehind(0));
        return new HeaderAnswer(error, length, next, []);
    }
}

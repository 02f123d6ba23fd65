using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace WinHttpCompat.TestServer.Kestrel;

/// <summary>The pattern in a content coding, whatever the request accepts.</summary>
internal static class CodedBody
{
    /// <param name="context">The response says which coding, and how many bytes that makes.</param>
    /// <param name="coding">`gzip`, `deflate` (RFC 9110, section 8.4.1.2: zlib), or `raw-deflate`: what some servers
    /// send under the name of deflate.</param>
    /// <param name="length">Bytes before the coding.</param>
    /// <exception cref="FormatException">Another coding.</exception>
    public static async Task SendAsync(HttpContext context, string coding, int length)
    {
        using MemoryStream coded = new();
        await using (Stream coder = Open(coding, coded))
        {
            await coder.WriteAsync(BodyPattern.Create(length));
        }
        context.Response.Headers.ContentEncoding = coding == "gzip" ? "gzip" : "deflate";
        context.Response.ContentLength = coded.Length;
        await context.Response.Body.WriteAsync(coded.GetBuffer().AsMemory(0, (int)coded.Length));
    }

    private static Stream Open(string coding, MemoryStream coded) => coding switch
    {
        "gzip" => new GZipStream(coded, CompressionLevel.Optimal, leaveOpen: true),
        "deflate" => new ZLibStream(coded, CompressionLevel.Optimal, leaveOpen: true),
        "raw-deflate" => new DeflateStream(coded, CompressionLevel.Optimal, leaveOpen: true),
        _ => throw new FormatException($"'{coding}' is not gzip, deflate or raw-deflate"),
    };
}

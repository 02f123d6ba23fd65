using System.Globalization;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Requests;

/// <summary>Who tells the server where the body of a request ends, and how.</summary>
internal enum UploadFraming
{
    /// <summary>Its length is known, 0 included.</summary>
    Length,

    /// <summary>The caller gave a Transfer-Encoding header and writes the chunk framing himself.</summary>
    Caller,

    /// <summary>AUTOMATIC_CHUNKING: the engine makes a chunk of each part.</summary>
    Chunked,
}

/// <summary>How much body a send announces.</summary>
/// <param name="ContentLength">Value of a Content-Length header to generate, or null.</param>
/// <param name="BodyBytes">Bytes of body in all; only with <see cref="UploadFraming.Length"/>.</param>
internal readonly record struct UploadPlan(ulong? ContentLength, ulong BodyBytes, UploadFraming Framing)
{
    /// <summary>The end of the body is told by what is written, not by a length.</summary>
    public bool IsOpenEnded => Framing is not UploadFraming.Length;

    /// <summary>Checks the lengths of a send against each other and against the caller's headers.</summary>
    /// <param name="initialBytes">Body given to the send.</param>
    /// <param name="totalBytes">Body announced by the send's dwTotalLength.</param>
    /// <param name="mayChunk">The request was opened with AUTOMATIC_CHUNKING and speaks HTTP/1.1.</param>
    /// <exception cref="EngineFailure">InvalidArgument.</exception>
    /// <remarks>Source: "WinHttpSendRequest function (winhttp.h)", dwTotalLength and Remarks. A total below the initial
    /// bytes is undocumented; refused because no length would be true. AUTOMATIC_CHUNKING is documented by its name only:
    /// it applies when nothing else gives a length, and not to GET and HEAD, which have no body unless one is announced.</remarks>
    public static UploadPlan For(string method, RequestHeaders headers, uint initialBytes, uint totalBytes, bool mayChunk = false)
    {
        bool hasLength = headers.Find("Content-Length") is not null;
        if (headers.Find("Transfer-Encoding") is not null)
        {
            Require(!hasLength && initialBytes == 0 && totalBytes == 0);
            return new UploadPlan(null, 0, UploadFraming.Caller);
        }
        if (mayChunk && totalBytes == 0 && !hasLength && (initialBytes > 0 || method is not ("GET" or "HEAD")))
        {
            return new UploadPlan(null, 0, UploadFraming.Chunked);
        }
        ulong total = totalBytes;
        // Each of them: two that differ would let two readers find two ends of the body.
        foreach (string length in hasLength ? headers.FindAll("Content-Length") : [])
        {
            Require(ulong.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out ulong given));
            Require(given > uint.MaxValue ? totalBytes == 0 : given == totalBytes);
            Require(total == totalBytes || given == total);
            total = given;
        }
        Require(initialBytes <= total);
        bool impliesBody = method is "POST" or "PUT";
        return new UploadPlan(total > 0 || impliesBody ? total : null, total, UploadFraming.Length);
    }

    /// <summary>The same request without its body, as a redirect may ask for.</summary>
    public static UploadPlan Nothing => new(null, 0, UploadFraming.Length);

    private static void Require(bool condition)
    {
        if (!condition) throw new EngineFailure(FailureReason.InvalidArgument);
    }
}

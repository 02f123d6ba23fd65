using System.Globalization;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Requests;

/// <summary>How much body a send announces.</summary>
/// <param name="ContentLength">Value of a Content-Length header to generate, or null.</param>
/// <param name="BodyBytes">Bytes of body in all; ignored when the caller frames the body.</param>
/// <param name="CallerFrames">The caller gave a Transfer-Encoding header and writes the chunk framing himself.</param>
internal readonly record struct UploadPlan(ulong? ContentLength, ulong BodyBytes, bool CallerFrames)
{
    /// <summary>Checks the lengths of a send against each other and against the caller's headers.</summary>
    /// <param name="initialBytes">Body given to the send.</param>
    /// <param name="totalBytes">Body announced by the send's dwTotalLength.</param>
    /// <exception cref="EngineFailure">InvalidArgument.</exception>
    /// <remarks>Source: "WinHttpSendRequest function (winhttp.h)", dwTotalLength and Remarks. A total below the initial
    /// bytes is undocumented; refused because no length would be true.</remarks>
    public static UploadPlan For(string method, RequestHeaders headers, uint initialBytes, uint totalBytes)
    {
        List<string> lengths = [.. headers.FindAll("Content-Length")];
        if (headers.Find("Transfer-Encoding") is not null)
        {
            Require(lengths.Count == 0 && initialBytes == 0 && totalBytes == 0);
            return new UploadPlan(null, 0, CallerFrames: true);
        }
        ulong total = totalBytes;
        // Each of them: two that differ would let two readers find two ends of the body.
        foreach (string length in lengths)
        {
            Require(ulong.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out ulong given));
            Require(given > uint.MaxValue ? totalBytes == 0 : given == totalBytes);
            Require(total == totalBytes || given == total);
            total = given;
        }
        Require(initialBytes <= total);
        bool impliesBody = method is "POST" or "PUT";
        return new UploadPlan(total > 0 || impliesBody ? total : null, total, CallerFrames: false);
    }

    private static void Require(bool condition)
    {
        if (!condition) throw new EngineFailure(FailureReason.InvalidArgument);
    }
}

using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Http1;

/// <summary>How the end of a body is found.</summary>
internal enum BodyFramingKind
{
    /// <summary>There is no body.</summary>
    None,

    Length,

    Chunked,

    UntilClose,
}

/// <summary>The framing of a response body.</summary>
/// <param name="Length">Bytes; only for <see cref="BodyFramingKind.Length"/>.</param>
/// <param name="IsDoubtful">The head contradicts itself: nothing after this message can be trusted.</param>
internal readonly record struct BodyFraming(BodyFramingKind Kind, long Length = 0, bool IsDoubtful = false)
{
    /// <remarks>RFC 9112, section 6.3.</remarks>
    /// <exception cref="EngineFailure">MalformedResponse: a Content-Length that is no number, or several that differ.</exception>
    public static BodyFraming Of(string method, ResponseHead head)
    {
        // A response to HEAD, 204 and 304 end with their head whatever they announce; so does 101, whose connection
        // then speaks another protocol.
        if (method == "HEAD" || head.StatusCode is < 200 or 204 or 304) return new BodyFraming(BodyFramingKind.None);
        bool hasLength = TryReadLength(head.Message, out long length);
        if (head.Message.TryFind("Transfer-Encoding"u8, 0, out _))
        {
            (bool endsChunked, int times) = FindChunked(head.Message);
            return endsChunked
                ? new BodyFraming(BodyFramingKind.Chunked, IsDoubtful: hasLength || head.MinorVersion == 0 || times > 1)
                : new BodyFraming(BodyFramingKind.UntilClose);
        }
        if (!hasLength) return new BodyFraming(BodyFramingKind.UntilClose);
        return length == 0 ? new BodyFraming(BodyFramingKind.None) : new BodyFraming(BodyFramingKind.Length, length);
    }

    // RFC 9110, section 8.6: the same number several times is one number.
    private static bool TryReadLength(MessageHead head, out long length)
    {
        length = -1;
        foreach (ReadOnlySpan<byte> list in head.Values("Content-Length"u8))
        {
            foreach (ReadOnlySpan<byte> digits in new ListElements(list))
            {
                if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
                    || !long.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out long value)
                    || length >= 0 && length != value)
                {
                    throw new EngineFailure(FailureReason.MalformedResponse);
                }
                length = value;
            }
        }
        return length >= 0;
    }

    // RFC 9112, section 6.1: chunked is the last coding, or the body has no end but the connection's.
    private static (bool IsLast, int Times) FindChunked(MessageHead head)
    {
        (bool isLast, int times) = (false, 0);
        foreach (ReadOnlySpan<byte> list in head.Values("Transfer-Encoding"u8))
        {
            foreach (ReadOnlySpan<byte> coding in new ListElements(list))
            {
                isLast = System.Text.Ascii.EqualsIgnoreCase(coding, "chunked"u8);
                if (isLast) times++;
            }
        }
        return (isLast, times);
    }
}

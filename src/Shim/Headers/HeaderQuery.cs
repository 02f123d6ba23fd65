using System.Globalization;
using System.Text;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Headers;

/// <summary>Answers WinHttpQueryHeaders.</summary>
/// <remarks>Source: "WinHttpQueryHeaders function (winhttp.h)". The index counts occurrences of a header; lines that exist
/// once count as one occurrence. It moves on only when the value was stored, so that a caller may repeat the call with a
/// larger buffer.</remarks>
internal static unsafe class HeaderQuery
{
    /// <param name="name">Header name for the CUSTOM level.</param>
    /// <param name="index">Occurrence from 0, or null for the first; moved on by success.</param>
    public static Win32Error Answer(ClientRequest request, InfoLevel level, ReadOnlySpan<char> name, OutputBuffer output, uint* index)
    {
        if (!level.IsValid) return Win32Error.InvalidParameter;
        if (level.Attribute == InfoLevel.Custom && !HttpToken.IsToken(name)) return Win32Error.InvalidParameter;
        if (HeadOf(request, level, out ResponseHead? response) is not { } head) return Win32Error.IncorrectHandleState;

        uint occurrence = index is null ? 0 : *index;
        if (occurrence > int.MaxValue || !TryFind(request, response, head, level, name, (int)occurrence, out ReadOnlySpan<byte> value))
        {
            return Win32Error.HeaderNotFound;
        }
        Win32Error outcome = Store(level, value, output);
        if (outcome is Win32Error.Success && index is not null) *index = occurrence + 1;
        return outcome;
    }

    /// <summary>What the level asks about, or null when it is not there yet.</summary>
    /// <param name="response">Null when it is not the response's head.</param>
    public static MessageHead? HeadOf(ClientRequest request, InfoLevel level, out ResponseHead? response)
    {
        response = null;
        if (level.OfTrailers) return request.Trailers;
        if (level.OfRequest || level.Attribute == InfoLevel.RequestMethod) return request.SentHead;
        response = request.Response;
        return response?.Message;
    }

    /// <param name="response">Null when it is not the response's head that is asked for.</param>
    private static bool TryFind(
        ClientRequest request, ResponseHead? response, MessageHead head, InfoLevel level, ReadOnlySpan<char> name, int occurrence, out ReadOnlySpan<byte> value)
    {
        value = default;
        string? header = level.Attribute == InfoLevel.Custom ? name.ToString() : level.HeaderName;
        if (header is not null) return head.TryFind(Encoding.ASCII.GetBytes(header), occurrence, out value);
        if (occurrence > 0) return false;
        switch (level.Attribute)
        {
            case InfoLevel.RawHeaders:
                value = ZeroSeparated(head.Text);
                return true;
            case InfoLevel.RawHeadersCrlf:
                value = head.Text.IsEmpty ? [] : (byte[])[.. head.Text, (byte)'\r', (byte)'\n'];
                return true;
            case not InfoLevel.RawHeaders when level.OfTrailers:
                return false; // they have no first line
            case InfoLevel.RequestMethod:
                value = Encoding.ASCII.GetBytes(request.Method);
                return true;
            case InfoLevel.Version:
                value = response is not null ? response.Version : head.FirstLine[(head.FirstLine.LastIndexOf((byte)' ') + 1)..];
                return true;
            case InfoLevel.StatusCode when response is not null:
                value = response.StatusCodeText;
                return true;
            case InfoLevel.StatusText when response is not null:
                value = response.Reason;
                return true;
            default:
                return false;
        }
    }

    private static Win32Error Store(InfoLevel level, ReadOnlySpan<byte> value, OutputBuffer output)
    {
        if (level.AsWireBytes) return output.StoreByteText(value);
        if (level.AsNumber)
        {
            return TryReadNumber(value, uint.MaxValue, out ulong number) ? output.Store((uint)number) : Win32Error.InvalidHeader;
        }
        if (level.AsNumber64)
        {
            return TryReadNumber(value, ulong.MaxValue, out ulong number) ? output.Store(number) : Win32Error.InvalidHeader;
        }
        if (level.AsSystemTime)
        {
            return HttpDate.TryParse(HeadText.Decode(value), out DateTime date) ? output.Store(SystemTime.From(date)) : Win32Error.InvalidHeader;
        }
        return output.StoreText(HeadText.Decode(value));
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> text, ulong max, out ulong number) =>
        ulong.TryParse(text.TrimBlanks(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= max;

    // Each line ended by a NUL; the terminator that follows makes the second NUL of the end.
    private static byte[] ZeroSeparated(ReadOnlySpan<byte> text)
    {
        byte[] lines = new byte[text.Length - text.Count((byte)'\n')];
        int length = 0;
        foreach (byte next in text)
        {
            if (next != '\r') lines[length++] = next == '\n' ? (byte)0 : next;
        }
        return lines;
    }
}

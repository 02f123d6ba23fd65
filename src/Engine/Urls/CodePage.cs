using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WinHttpCompat.Engine.Urls;

/// <summary>How the text of an object name becomes bytes.</summary>
/// <remarks>Every encoding here is strict: text it cannot express is an <see cref="EncoderFallbackException"/>, never
/// something that only looks like it.</remarks>
internal static class CodePage
{
    // CP_ACP: the system's own, which off Windows is UTF-8.
    private const uint System = 0, Unicode8 = 65001;

    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The character's number is the byte; nothing above 255.</summary>
    public static Encoding OneByteEach { get; } =
        Encoding.GetEncoding(Encoding.Latin1.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <param name="number">As Windows numbers code pages; 0 = the system's.</param>
    /// <returns>False when the page does not exist or is no extension of ASCII: a URL consists of ASCII.</returns>
    public static bool TryGet(uint number, [NotNullWhen(true)] out Encoding? encoding)
    {
        encoding = null;
        if (number == Unicode8) encoding = Utf8;
        else if (number <= ushort.MaxValue) encoding = Find((int)number);
        return encoding is not null && KeepsAscii(encoding);
    }

    private static Encoding? Find(int number)
    {
        // Asked itself rather than registered: Encoding.GetEncoding throws for a page that does not exist.
        Encoding? page = CodePagesEncodingProvider.Instance.GetEncoding(
            number, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        if (page is not null) return page;
        if (number == System) return Utf8;
        return number == Encoding.ASCII.CodePage || number == Encoding.Latin1.CodePage
            ? Encoding.GetEncoding(number, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            : null;
    }

    private static bool KeepsAscii(Encoding encoding)
    {
        try
        {
            for (char next = ' '; next < '\x7f'; next++)
            {
                if (!encoding.GetBytes([next]).AsSpan().SequenceEqual([(byte)next])) return false;
            }
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false; // national pages lack some of it
        }
    }
}

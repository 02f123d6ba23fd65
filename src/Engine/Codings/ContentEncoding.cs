using System.Text;
using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Engine.Codings;

/// <summary>The headers by which content codings are asked for and told.</summary>
/// <remarks>RFC 9110, sections 8.4 and 12.5.3.</remarks>
internal static class ContentEncoding
{
    // Nobody means more; each one can multiply what a server makes us do.
    private const int MaxCodings = 4;

    /// <returns>Value of Accept-Encoding; empty when none is to be sent.</returns>
    public static string Accepted(ContentCodings enabled) => enabled switch
    {
        ContentCodings.All => "gzip, deflate",
        ContentCodings.Gzip => "gzip",
        ContentCodings.Deflate => "deflate",
        _ => "",
    };

    /// <summary>The codings of a body in the order in which they were applied.</summary>
    /// <returns>Empty when there is none, or one of them is unknown or not enabled: then nothing can be decoded.</returns>
    public static ContentCodings[] Of(MessageHead head, ContentCodings enabled)
    {
        if (enabled is ContentCodings.None) return [];
        List<ContentCodings> applied = [];
        foreach (ReadOnlySpan<byte> list in head.Values("Content-Encoding"u8))
        {
            foreach (ReadOnlySpan<byte> name in new ListElements(list))
            {
                if (name.IsEmpty || Ascii.EqualsIgnoreCase(name, "identity"u8)) continue;
                ContentCodings coding = Named(name) & enabled;
                if (coding is ContentCodings.None || applied.Count == MaxCodings) return [];
                applied.Add(coding);
            }
        }
        return [.. applied];
    }

    // RFC 9110, section 8.4.1.3: "x-gzip" is gzip.
    private static ContentCodings Named(ReadOnlySpan<byte> name)
    {
        if (Ascii.EqualsIgnoreCase(name, "gzip"u8) || Ascii.EqualsIgnoreCase(name, "x-gzip"u8)) return ContentCodings.Gzip;
        return Ascii.EqualsIgnoreCase(name, "deflate"u8) ? ContentCodings.Deflate : ContentCodings.None;
    }
}

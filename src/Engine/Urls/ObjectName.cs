using System.Text;
using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Urls;

/// <summary>How the name of an object is made safe for the request line.</summary>
/// <remarks>Source: "WinHttpOpenRequest function (winhttp.h)", dwFlags.</remarks>
internal enum ObjectNameEscaping
{
    /// <summary>Unsafe characters, but not percent signs.</summary>
    Unsafe,

    /// <summary>Percent signs too.</summary>
    UnsafeAndPercent,

    /// <summary>As <see cref="Unsafe"/>, up to the question mark.</summary>
    PathOnly,

    /// <summary>Nothing at all.</summary>
    None,
}

/// <summary>The name of the object a request is for, as its caller gave it.</summary>
/// <param name="Text">Path and query, "*", or an absolute URL; empty = the root.</param>
/// <param name="Encoding">Strict, see <see cref="CodePage"/>: text becomes bytes first, then these are escaped.</param>
internal sealed record ObjectName(string Text, ObjectNameEscaping Escaping, Encoding Encoding)
{
    // No server takes more, and a head has to fit somewhere.
    private const int MaxLength = 65_536;

    /// <summary>The text leaves the choice of ENCODE_EXTRA open.</summary>
    public bool MayBeEncoded => Escaping is ObjectNameEscaping.PathOnly or ObjectNameEscaping.None;

    /// <param name="encodeExtra">ENCODE_EXTRA: escapes path and query where <see cref="Escaping"/> would not.</param>
    /// <returns>The request target, one character a byte: begins with a slash, is "*", or is a URL.</returns>
    /// <exception cref="EngineFailure">InvalidUrl: too long; not expressible in the encoding; a URL that is none; or,
    /// unescaped, a character that would end the request line.</exception>
    public string Canonicalize(bool encodeExtra)
    {
        if (Text.Length > MaxLength) throw new EngineFailure(FailureReason.InvalidUrl);
        ObjectNameEscaping escaping = encodeExtra && MayBeEncoded ? ObjectNameEscaping.Unsafe : Escaping;
        int resource = AbsoluteForm.IsPrefixOf(Text) ? AbsoluteForm.ResourceIndex(Text) : 0;
        string target;
        try
        {
            target = Escape(Text.AsSpan(resource), escaping);
        }
        catch (EncoderFallbackException)
        {
            throw new EngineFailure(FailureReason.InvalidUrl);
        }
        if (target.AsSpan().ContainsAny('\r', '\n', '\0')) throw new EngineFailure(FailureReason.InvalidUrl);
        if (resource > 0) return string.Concat(Text.AsSpan(0, resource), target is "" or ['/' or '?', ..] ? "" : "/", target);
        return target.StartsWith('/') || target == "*" ? target : "/" + target;
    }

    private string Escape(ReadOnlySpan<char> text, ObjectNameEscaping escaping)
    {
        int query = text.IndexOf('?');
        return escaping switch
        {
            ObjectNameEscaping.None => Encode(text),
            ObjectNameEscaping.PathOnly when query >= 0 =>
                string.Concat(PercentEscape.Escape(text[..query], escapePercent: false, Encoding), Encode(text[query..])),
            _ => PercentEscape.Escape(text, escapePercent: escaping is ObjectNameEscaping.UnsafeAndPercent, Encoding),
        };
    }

    private string Encode(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text)) return text.ToString();
        byte[] bytes = new byte[Encoding.GetByteCount(text)];
        return Encoding.Latin1.GetString(bytes, 0, Encoding.GetBytes(text, bytes));
    }
}

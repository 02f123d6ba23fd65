using System.Text;

namespace WinHttpCompat.Engine.Authentication;

/// <summary>Writes quoted strings.</summary>
/// <remarks>RFC 9110, section 5.6.4.</remarks>
internal static class QuotedText
{
    /// <param name="value">Without control characters.</param>
    public static StringBuilder AppendQuoted(this StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char next in value)
        {
            if (next is '"' or '\\') text.Append('\\');
            text.Append(next);
        }
        return text.Append('"');
    }
}

using System.Globalization;
using System.Text;

namespace WinHttpCompat.Engine.Tests.Trials;

/// <summary>Scripts for the test server, made from the bytes of a response.</summary>
internal static class Scripts
{
    /// <summary>Every connection gets this response to its one request, then <paramref name="end"/> is played.</summary>
    /// <param name="response">One byte a character.</param>
    public static string Answer(string response, string end = "loop") => $"""
        connection
        receive request
        send {Quote(response)}
        {end}
        """;

    /// <summary>One connection answers request after request; a second connection is unexpected.</summary>
    public static string AnswerEach(params ReadOnlySpan<string> responses)
    {
        StringBuilder script = new("connection once\n");
        foreach (string response in responses)
        {
            script.Append(CultureInfo.InvariantCulture, $"receive request\nsend {Quote(response)}\n");
        }
        return script.ToString();
    }

    /// <summary>The bytes as a quoted text of the script language.</summary>
    /// <param name="bytes">One byte a character.</param>
    public static string Quote(string bytes)
    {
        StringBuilder text = new("\"", bytes.Length + 2);
        foreach (char next in bytes)
        {
            if (next is >= ' ' and < '\x7f' and not ('"' or '\\')) text.Append(next);
            else text.Append(CultureInfo.InvariantCulture, $"\\x{(int)next:X2}");
        }
        return text.Append('"').ToString();
    }
}

using System.Globalization;

namespace WinHttpCompat.TestServer.Tls;

/// <summary>The lines of a script that are about TLS.</summary>
internal static class TlsStepParser
{
    /// <returns>null when the line is of another kind.</returns>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static Step? TryRead(string verb, string rest, string source)
    {
        switch (verb)
        {
            case "tls":
                return new Step.StartTls(source, TlsSettingsParser.Parse(rest));
            case "relay":
                return Relay(rest, source);
            case "send-bare":
                return new Step.SendBare(source, EscapedText.Parse(rest));
            case "alert":
                return new Step.SendBare(source, Alert(rest));
            case "request-client-certificate":
                return rest.Length == 0 ? new Step.RequestClientCertificate(source) : throw Unexpected(rest);
            case "close-notify":
                return rest.Length == 0 ? new Step.CloseNotify(source) : throw Unexpected(rest);
            default:
                return null;
        }
    }

    private static Step.RelayTls Relay(string rest, string source)
    {
        int records = 0, bytes = 0;
        TlsSettings settings = TlsSettingsParser.Parse(rest, word => word.Split('=') switch
        {
            ["records", var count] => TryCount(count, out records),
            ["bytes", var count] => TryCount(count, out bytes),
            _ => false,
        });
        return records + bytes == 0
            ? throw new FormatException("'relay' needs records=N, bytes=N or both")
            : new Step.RelayTls(source, settings, records, bytes);
    }

    // RFC 8446, section 6: not encrypted, as an alert is before the keys are there.
    private static byte[] Alert(string rest) => rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["fatal", var number] when byte.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out byte description)
            => [21, 3, 3, 0, 2, 2, description],
        ["warning", var number] when byte.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out byte description)
            => [21, 3, 3, 0, 2, 1, description],
        _ => throw new FormatException("'alert' needs fatal or warning, and the number of a description"),
    };

    private static bool TryCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    private static FormatException Unexpected(string text) => new($"'{text}' is not expected here");
}

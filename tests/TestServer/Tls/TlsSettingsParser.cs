using System.Security.Authentication;

namespace WinHttpCompat.TestServer.Tls;

/// <summary>`NAME [protocols=1.2,1.3] [client=none|later|wanted|required] [alpn=http/1.1,...]`</summary>
internal static class TlsSettingsParser
{
    /// <exception cref="FormatException">It is malformed.</exception>
    public static TlsSettings Parse(string text) => Parse(text, _ => false);

    /// <param name="other">Takes a word that is not of TLS, or says that it is unknown.</param>
    /// <exception cref="FormatException">It is malformed.</exception>
    public static TlsSettings Parse(string text, Func<string, bool> other)
    {
        string[] words = text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].Contains('=', StringComparison.Ordinal)) throw new FormatException("the name of a certificate is missing");
        TlsSettings settings = new(words[0], SslProtocols.Tls12 | SslProtocols.Tls13, ClientCertificate.None, "http/1.1");
        foreach (string word in words[1..])
        {
            int sign = word.IndexOf('=', StringComparison.Ordinal);
            string value = word[(sign + 1)..];
            settings = word[..Math.Max(sign, 0)] switch
            {
                "protocols" => settings with { Protocols = Protocols(value) },
                "client" => settings with { Client = Client(value) },
                "alpn" => settings with { Alpn = value },
                _ when other(word) => settings,
                _ => throw new FormatException($"'{word}' is not expected here"),
            };
        }
        return settings;
    }

    private static ClientCertificate Client(string value) => value switch
    {
        "none" => ClientCertificate.None,
        "later" => ClientCertificate.Later,
        "wanted" => ClientCertificate.Wanted,
        "required" => ClientCertificate.Required,
        _ => throw new FormatException($"'{value}' is not none, later, wanted or required"),
    };

    private static SslProtocols Protocols(string value)
    {
        SslProtocols all = SslProtocols.None;
        foreach (string one in value.Split(','))
        {
#pragma warning disable CA5397, SYSLIB0039 // the client's refusal of the old ones is tested
            all |= one switch
            {
                "1.0" => SslProtocols.Tls,
                "1.1" => SslProtocols.Tls11,
                "1.2" => SslProtocols.Tls12,
                "1.3" => SslProtocols.Tls13,
                _ => throw new FormatException($"'{one}' is not 1.0, 1.1, 1.2 or 1.3"),
            };
#pragma warning restore CA5397, SYSLIB0039
        }
        return all;
    }
}

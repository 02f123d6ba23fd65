namespace WinHttpCompat.TestServer;

internal enum ServerKind
{
    Script,
    Kestrel,
    TlsLab,
}

/// <param name="Address">127.0.0.1, ::1 or localhost; not checked.</param>
/// <param name="Certificates">Folder of a TLS lab: made by that kind of server, used by the others; null without TLS.</param>
internal sealed record ProgramArguments(ServerKind Kind, string Address, string? Certificates)
{
    /// <returns>null when they are malformed.</returns>
    public static ProgramArguments? TryParse(ReadOnlySpan<string> arguments)
    {
        ProgramArguments wanted = new(ServerKind.Script, "127.0.0.1", Certificates: null);
        while (arguments.Length > 0)
        {
            switch (arguments)
            {
                case ["--kestrel", ..] when wanted.Kind is ServerKind.Script:
                    wanted = wanted with { Kind = ServerKind.Kestrel };
                    arguments = arguments[1..];
                    break;
                case ["--tls-lab", var folder] when wanted == new ProgramArguments(ServerKind.Script, "127.0.0.1", null):
                    return wanted with { Kind = ServerKind.TlsLab, Certificates = folder };
                case ["--address", var name, ..]:
                    wanted = wanted with { Address = name };
                    arguments = arguments[2..];
                    break;
                case ["--tls", var folder, ..]:
                    wanted = wanted with { Certificates = folder };
                    arguments = arguments[2..];
                    break;
                default:
                    return null;
            }
        }
        return wanted;
    }
}

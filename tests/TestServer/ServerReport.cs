using System.Globalization;
using System.Text;

namespace WinHttpCompat.TestServer;

/// <summary>What the connections of a server saw, as text. The format is part of the console protocol, see README.md.</summary>
internal static class ServerReport
{
    public static string Of(ScriptedServer server)
    {
        StringBuilder text = new();
        int number = 0;
        foreach (ServedConnection connection in server.Connections)
        {
            // Taken in this order: bytes that arrive meanwhile make the count too small, never the text too short.
            long count = connection.ReceivedCount;
            text.Append(CultureInfo.InvariantCulture, $"connection {number++} {Name(connection.State)} {count}\n");
            text.Append(CultureInfo.InvariantCulture, $"received {EscapedText.Format(connection.Received)}\n");
            if (connection.Tls is { } tls) text.Append(CultureInfo.InvariantCulture, $"tls {tls}\n");
            if (connection.Failure is string failure) text.Append(CultureInfo.InvariantCulture, $"failure {failure.ReplaceLineEndings(" ")}\n");
        }
        return text.ToString();
    }

    private static string Name(ConnectionState state) => state switch
    {
        ConnectionState.Open => "open",
        ConnectionState.ClosedByClient => "closed-by-client",
        ConnectionState.ResetByClient => "reset-by-client",
        ConnectionState.ClosedByScript => "closed-by-script",
        ConnectionState.ResetByScript => "reset-by-script",
        ConnectionState.Failed => "failed",
        ConnectionState.HandshakeFailed => "handshake-failed",
        ConnectionState.Unexpected => "unexpected",
    };
}

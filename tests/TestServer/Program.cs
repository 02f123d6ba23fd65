using System.Globalization;
using System.Net.Sockets;
using System.Text;
using WinHttpCompat.TestServer.Kestrel;
using WinHttpCompat.TestServer.Pki;

namespace WinHttpCompat.TestServer;

/// <summary>The server as a program of its own, for tests that are not written in C#. See README.md.</summary>
internal static class Program
{
    private const int Unusable = 2;

    private static async Task<int> Main(string[] arguments)
    {
        if (ProgramArguments.TryParse(arguments) is not { } wanted)
        {
            return Refuse("usage: TestServer [--kestrel] [--address 127.0.0.1|::1|localhost] [--tls DIR]\n"
                + "       TestServer --tls-lab DIR");
        }

        using StreamReader input = new(Console.OpenStandardInput(), Encoding.UTF8);
        try
        {
            await (wanted.Kind switch
            {
                ServerKind.TlsLab => ServeLabAsync(wanted, input),
                ServerKind.Kestrel => ServeKestrelAsync(wanted, input),
                _ => PlayAsync(wanted, input),
            });
            return 0;
        }
        catch (Exception problem) when (problem is ScriptException or ArgumentException or SocketException or IOException)
        {
            return Refuse(problem.Message);
        }
    }

    private static async Task PlayAsync(ProgramArguments wanted, StreamReader input)
    {
        StringBuilder text = new();
        while (true)
        {
            string line = await input.ReadLineAsync() ?? throw new ScriptException("the script does not end with a line 'start'");
            if (line.Trim() == "start") break;
            text.Append(line).Append('\n');
        }

        ScriptedServer server = ScriptedServer.Start(text.ToString(), wanted.Address, wanted.Certificates);
        Tell($"listening {server.Port}");
        // Ends the server too.
        await new ConsoleConversation(server, input, Console.Out).RunAsync();
    }

    private static async Task ServeKestrelAsync(ProgramArguments wanted, StreamReader input)
    {
        await using KestrelServer server = await KestrelServer.StartAsync(wanted.Address, wanted.Certificates);
        Tell("listening " + string.Join(' ', server.Ports.Select(port => port.ToString(CultureInfo.InvariantCulture))));
        await EndAsync(input);
    }

    private static async Task ServeLabAsync(ProgramArguments wanted, StreamReader input)
    {
        await using TlsLab lab = await TlsLab.StartAsync(wanted.Certificates ?? throw new ArgumentException("no folder"));
        Tell($"listening {lab.RevocationPort}");
        while (await input.ReadLineAsync() is string line && line.Trim() != "quit")
        {
            switch (line.Trim().Split(' '))
            {
                case ["requests", .. var kind]:
                    Tell(lab.RevocationRequests(kind.FirstOrDefault()).ToString(CultureInfo.InvariantCulture));
                    break;
                case ["await-requests", var count]:
                    await lab.RevocationRequestsAsync(int.Parse(count, CultureInfo.InvariantCulture));
                    Tell("ok");
                    break;
                default:
                    break;
            }
        }
    }

    private static async Task EndAsync(StreamReader input)
    {
        while (await input.ReadLineAsync() is string line && line.Trim() != "quit") { }
    }

    private static void Tell(string line)
    {
        Console.Out.Write(line + "\n");
        Console.Out.Flush();
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return Unusable;
    }
}

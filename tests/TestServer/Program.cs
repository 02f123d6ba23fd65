using System.Net.Sockets;
using System.Text;
using WinHttpCompat.TestServer.Kestrel;

namespace WinHttpCompat.TestServer;

/// <summary>The server as a program of its own, for tests that are not written in C#. See README.md.</summary>
internal static class Program
{
    private const int Unusable = 2;

    private static async Task<int> Main(string[] arguments)
    {
        string address;
        bool isKestrel = false;
        if (arguments is ["--kestrel", .. var rest])
        {
            isKestrel = true;
            arguments = rest;
        }
        switch (arguments)
        {
            case []:
                address = "127.0.0.1";
                break;
            case ["--address", var name]:
                address = name;
                break;
            default:
                return Refuse("usage: TestServer [--kestrel] [--address 127.0.0.1|::1|localhost]");
        }

        using StreamReader input = new(Console.OpenStandardInput(), Encoding.UTF8);
        if (isKestrel) return await ServeKestrelAsync(address, input);

        StringBuilder text = new();
        while (true)
        {
            if (await input.ReadLineAsync() is not string line) return Refuse("the script does not end with a line 'start'");
            if (line.Trim() == "start") break;
            text.Append(line).Append('\n');
        }

        ScriptedServer server;
        try
        {
            server = ScriptedServer.Start(text.ToString(), address);
        }
        catch (Exception problem) when (problem is ScriptException or ArgumentException or SocketException)
        {
            return Refuse(problem.Message);
        }

        TellPort(server.Port);
        // Ends the server too.
        await new ConsoleConversation(server, input, Console.Out).RunAsync();
        return 0;
    }

    private static async Task<int> ServeKestrelAsync(string address, StreamReader input)
    {
        KestrelServer server;
        try
        {
            server = await KestrelServer.StartAsync(address);
        }
        catch (Exception problem) when (problem is ArgumentException or SocketException)
        {
            return Refuse(problem.Message);
        }

        await using (server)
        {
            TellPort(server.Port);
            while (await input.ReadLineAsync() is string line && line.Trim() != "quit") { }
        }
        return 0;
    }

    private static void TellPort(int port)
    {
        Console.Out.Write($"listening {port}\n");
        Console.Out.Flush();
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return Unusable;
    }
}

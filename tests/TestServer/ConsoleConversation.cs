using System.Threading.Channels;

namespace WinHttpCompat.TestServer;

/// <summary>The commands of a test in another process: lines in, answers out, in the order of the questions.</summary>
/// <remarks>Lines are read while an answer is still awaited, so that a gate can be opened meanwhile and the end
/// of the input, which is the end of the test, is seen at once.</remarks>
internal sealed class ConsoleConversation(ScriptedServer server, TextReader input, TextWriter output)
{
    private readonly Channel<string> _questions = Channel.CreateUnbounded<string>();

    public async Task RunAsync()
    {
        Task answering = AnswerAllAsync();
        // Lines that were sent before the input ended are still answered, unless their answer has to be waited for.
        while (await input.ReadLineAsync() is string line && line.Trim() != "quit")
        {
            if (line.StartsWith("open ", StringComparison.Ordinal)) OpenGate(line["open ".Length..].Trim());
            else if (line.Trim().Length > 0) _questions.Writer.TryWrite(line.Trim());
        }
        _questions.Writer.Complete();
        await server.DisposeAsync();
        await answering;
    }

    // Not a question: a callback may open a gate while another thread of the same test waits for an answer.
    private void OpenGate(string name)
    {
        try
        {
            server.OpenGate(name);
        }
        catch (ScriptException problem)
        {
            Console.Error.WriteLine(problem.Message);
        }
    }

    private async Task AnswerAllAsync()
    {
        await foreach (string question in _questions.Reader.ReadAllAsync())
        {
            await output.WriteAsync(await AnswerAsync(question));
            await output.FlushAsync();
        }
    }

    private async Task<string> AnswerAsync(string question)
    {
        string[] words = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            switch (words)
            {
                case ["report"]:
                    return ServerReport.Of(server) + "end\n";
                case ["await-connections", var count]:
                    await server.AcceptedAsync(int.Parse(count));
                    return "ok\n";
                case ["await-received", var connection, var bytes]:
                    await server.ReceivedAsync(int.Parse(connection), long.Parse(bytes));
                    return "ok\n";
                case ["await-closed", var count]:
                    await server.ClosedAsync(int.Parse(count));
                    return "ok\n";
                default:
                    return $"failed unknown command '{question}'\n";
            }
        }
        catch (OperationCanceledException)
        {
            return "failed the input has ended\n";
        }
        catch (Exception problem) when (problem is TimeoutException or InvalidOperationException or FormatException or OverflowException)
        {
            return $"failed {problem.Message.Split('\n')[0]}\n";
        }
    }
}

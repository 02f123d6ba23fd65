using System.Globalization;
using WinHttpCompat.TestServer.Tls;

namespace WinHttpCompat.TestServer;

/// <summary>Turns the text of a script into its blocks of steps, one line a step.</summary>
internal sealed class ScriptParser
{
    private readonly List<ConnectionScript> _connections = [];
    private readonly HashSet<string> _gates = new(StringComparer.Ordinal);

    private List<Step>? _steps;
    private bool _once;
    // Nothing can follow a step that ends the connection or starts the block again.
    private string? _lastWord;
    private bool _loops;

    public Script Parse(string text)
    {
        int number = 0;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#') continue;
            try
            {
                ReadLine(trimmed, $"line {number}: {trimmed}");
            }
            catch (FormatException problem)
            {
                throw new ScriptException($"line {number}: {problem.Message}");
            }
        }

        EndBlock();
        if (_connections.Count == 0) throw new ScriptException($"line {number}: no 'connection' block");
        return new Script(_connections, _gates);
    }

    private void ReadLine(string line, string source)
    {
        (string verb, string rest) = Cut(line);
        if (verb == "connection")
        {
            EndBlock();
            _once = Choice(rest, "", "once") == "once";
            _steps = [];
            return;
        }

        if (_steps is null) throw new FormatException("a step before the first 'connection'");
        if (_lastWord is not null) throw new FormatException($"a step after '{_lastWord}' is never reached");
        if (verb == "loop")
        {
            Choice(rest, "");
            if (_steps.Count == 0) throw new FormatException("'loop' has nothing to repeat");
            _loops = true;
        }
        else
        {
            _steps.Add(ReadStep(verb, rest, source));
        }
        if (verb is "loop" or "hold" or "close" or "reset") _lastWord = verb;
    }

    private void EndBlock()
    {
        if (_steps is not null) _connections.Add(new ConnectionScript(_once, _loops, _steps));
        _steps = null;
        _lastWord = null;
        _loops = false;
    }

    private Step ReadStep(string verb, string rest, string source)
    {
        if (TlsStepParser.TryRead(verb, rest, source) is Step tls) return tls;
        (string first, string second) = Cut(rest);
        switch (verb)
        {
            case "receive" when char.IsAsciiDigit(first.FirstOrDefault()):
                Choice(second, "");
                return new Step.ReceiveBytes(source, Count(first));
            case "receive":
                return Choice(rest, "head", "request", "close") switch
                {
                    "head" => new Step.ReceiveHead(source),
                    "request" => new Step.ReceiveRequest(source),
                    _ => new Step.ReceiveClose(source),
                };
            case "send":
                return new Step.Send(source, EscapedText.Parse(rest));
            case "send-file":
                // Asked now, so that a wrong path is a malformed script and not a failed connection.
                if (!File.Exists(rest)) throw new FormatException($"there is no file '{rest}'");
                return new Step.SendFile(source, rest);
            case "send-repeat":
                return new Step.SendRepeat(source, Count(first), EscapedText.Parse(second));
            case "send-bytewise":
                return new Step.SendBytewise(source, Milliseconds(first), EscapedText.Parse(second));
            case "delay":
                Choice(second, "");
                return new Step.Delay(source, Milliseconds(first));
            case "wait":
                Choice(second, "");
                if (first.Length == 0) throw new FormatException("'wait' needs the name of a gate");
                _gates.Add(first);
                return new Step.Wait(source, first);
            case "reset":
                Choice(rest, "");
                return new Step.Reset(source);
            case "close":
                Choice(rest, "");
                return new Step.Close(source);
            case "shutdown-send":
                Choice(rest, "");
                return new Step.ShutdownSend(source);
            case "hold":
                Choice(rest, "");
                return new Step.Hold(source);
            default:
                throw new FormatException($"unknown word '{verb}'");
        }
    }

    private static (string Word, string Remainder) Cut(string text)
    {
        int blank = text.IndexOfAny([' ', '\t']);
        return blank < 0 ? (text, "") : (text[..blank], text[blank..].Trim());
    }

    private static string Choice(string word, params ReadOnlySpan<string> allowed)
    {
        foreach (string candidate in allowed)
        {
            if (word == candidate) return word;
        }
        throw new FormatException($"'{word}' is not expected here");
    }

    private static long Count(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            ? count
            : throw new FormatException($"'{text}' is not a count");

    private static TimeSpan Milliseconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int time)
            ? TimeSpan.FromMilliseconds(time)
            : throw new FormatException($"'{text}' is not a number of milliseconds");
}

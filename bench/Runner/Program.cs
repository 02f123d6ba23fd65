using System.Runtime.InteropServices;
using WinHttpCompat.Bench;

Settings settings;
try
{
    settings = Settings.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(Settings.Usage);
    return 2;
}

// The server stays on one core, so that it costs the same for everybody. Clients with many requests at once may go where they
// like, as in a user's process: on one core, threads that hand work to each other would be measured at what they are worst at.
bool pins = Environment.ProcessorCount > 1;

Machine machine = new(DateTime.Now, pins
    ? "server on core 0, clients with one request at a time on the others, with many anywhere"
    : "one core for server and client");
List<Series> all = [.. Work.All
    .Where(work => work.Name.Contains(settings.Only, StringComparison.Ordinal))
    .Select(static work => new Series(work))];
using Server server = new(settings.Template, pins ? ["taskset", "-c", "0", "nginx"] : ["nginx"]);
using (CancellationTokenSource interrupted = new())
{
    // So that the server ends with this program.
    void Interrupt(PosixSignalContext signal)
    {
        signal.Cancel = true;
        interrupted.Cancel();
    }
    using PosixSignalRegistration byUser = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
    using PosixSignalRegistration bySystem = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
    Bench bench = new(settings, server, pins ? $"1-{Environment.ProcessorCount - 1}" : null, interrupted.Token);
    try
    {
        bench.Run(all);
    }
    catch (OperationCanceledException)
    {
        return 1;
    }
}

string report = Report.Write(machine, settings, all);
Console.Write(report);
if (settings.IsWhole)
{
    Directory.CreateDirectory(settings.Results);
    string file = FreeName();
    File.WriteAllText(file, report);
    Console.Error.WriteLine($"written to {file}");
}
return 0;

// <date>.md; what was measured before on the same day stays.
string FreeName()
{
    string name = Path.Combine(settings.Results, $"{machine.Date}.md");
    for (int run = 2; File.Exists(name); run++) name = Path.Combine(settings.Results, $"{machine.Date}-{run}.md");
    return name;
}

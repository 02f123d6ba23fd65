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

// Server and client each have a core of their own; on one core they share it.
bool pins = Environment.ProcessorCount > 1;
string[] Pinned(int core, params string[] program) => pins ? ["taskset", "-c", $"{core}", .. program] : program;

DateTime now = DateTime.Now;
List<Series> all = [];
using Server server = new(settings.Template, Pinned(0, "nginx"));
using (CancellationTokenSource interrupted = new())
{
    // So that the server ends with this program.
    Console.CancelKeyPress += (_, press) =>
    {
        press.Cancel = true;
        interrupted.Cancel();
    };
    Bench bench = new(settings, server, Pinned(1));
    foreach (Work work in Work.All)
    {
        if (!work.Name.Contains(settings.Only, StringComparison.Ordinal)) continue;
        if (interrupted.IsCancellationRequested) return 1;
        Console.Error.WriteLine(work.Title);
        all.Add(bench.Run(work));
    }
}

string report = Report.Write(new Machine(now, pins ? "server on core 0, client on core 1" : "one core for server and client"), settings, all);
Console.Write(report);
if (settings.IsWhole)
{
    Directory.CreateDirectory(settings.Results);
    string file = Path.Combine(settings.Results, $"{now:yyyy-MM-dd}.md");
    File.WriteAllText(file, report);
    Console.Error.WriteLine($"written to {file}");
}
return 0;

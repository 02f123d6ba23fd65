using System.Diagnostics;
using System.Globalization;

namespace WinHttpCompat.Bench;

/// <summary>Runs the contenders in turn, round after round.</summary>
/// <param name="otherCores">Those that the server is not on, as taskset has them; null where there are none.</param>
internal sealed class Bench(Settings settings, Server server, string? otherCores, CancellationToken interrupted)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private int _runs;

    /// <summary>Everything in each round, so that figures of one round are of the same minutes.</summary>
    /// <exception cref="OperationCanceledException">The benchmark is to end.</exception>
    public void Run(IReadOnlyList<Series> all)
    {
        for (int round = 1; round <= settings.Rounds; round++)
        {
            foreach (Series series in all)
            {
                Console.Error.WriteLine($"round {round} of {settings.Rounds}: {series.Work.Title}");
                foreach (Contender contender in series.Work.Contenders)
                {
                    interrupted.ThrowIfCancellationRequested();
                    RunOnce(series, contender);
                }
            }
        }
    }

    private void RunOnce(Series series, Contender contender)
    {
        // What failed once fails each time; trying would only take its time.
        if (series.Failure(contender) is { } known)
        {
            series.AddFailure(contender, known);
            return;
        }
        (int status, string output, string errors) = Command.Run(StartOf(series.Work, contender), Limit);
        if (status == 0 && Result.Parse(output) is { } result) series.Add(contender, result);
        else series.AddFailure(contender, status == -1 ? "took too long" : Reason(errors, status));
    }

    private static string Reason(string errors, int status)
    {
        string line = errors.Split('\n')[0].Trim();
        return line.Length > 0 ? line : $"ended with status {status}";
    }

    // Notifications are a difference of a few per cent between two halves of the time.
    private double SecondsOf(Work work) => work.Unit is Unit.Notifications ? 4 * settings.Seconds : settings.Seconds;

    private ProcessStartInfo StartOf(Work work, Contender contender)
    {
        List<string> command = [];
        // One thread that takes turns with the server: on the server's core it costs four times as much as beside it, whoever
        // it is, and the system puts it now here, now there.
        if (work.IsSequential && otherCores is not null) command.AddRange(["taskset", "-c", otherCores]);
        if (work.Unit is Unit.Starts)
        {
            command.Add(Path.Combine(settings.Programs, "bench-launch"));
            command.Add(settings.Starts.ToString(CultureInfo.InvariantCulture));
        }
        command.Add(Path.Combine(settings.Programs, contender.Program(work.Secure)));
        command.AddRange(work.Arguments.Split(' '));
        command.AddRange(["--port", (work.Secure ? server.SecurePort : server.Port).ToString(CultureInfo.InvariantCulture)]);
        command.AddRange(["--seconds", SecondsOf(work).ToString(CultureInfo.InvariantCulture)]);
        if (work.Secure) command.AddRange(["--authority", server.Authority]);
        if (contender is Contender.WinHttpNonBlocking) command.Add("--non-blocking");
        // Connections that ended a moment ago keep their ports: the next run has those of another address.
        if (work.Arguments.Contains("--new-connections", StringComparison.Ordinal))
        {
            command.AddRange(["--host", string.Create(CultureInfo.InvariantCulture, $"127.0.0.{1 + _runs++ % 9}")]);
        }
        return new ProcessStartInfo(command[0], command.Skip(1));
    }
}

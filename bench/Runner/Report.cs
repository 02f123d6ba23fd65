using System.Globalization;
using System.Text;

namespace WinHttpCompat.Bench;

/// <summary>The tables, in Markdown.</summary>
internal static class Report
{
    public static string Write(Machine machine, Settings settings, IReadOnlyList<Series> all)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"# Benchmark of {machine.Date}").AppendLine();
        foreach (string line in machine.Lines) text.AppendLine(CultureInfo.InvariantCulture, $"- {line}");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"- {settings.Rounds} rounds, contenders in turn in each, {settings.Seconds} s a run; made by `./build.sh bench`");
        text.AppendLine().AppendLine("""
            Figures are medians of the rounds. Ratios are taken round by round: median (least..most); of throughputs more is better,
            of processor time, of a start's time and of idle memory less. Processor time is user and system of the whole process, for transfers that of 64 MiB;
            "waits" is how often a thread had to wait, for each request.
            """).AppendLine();
        AppendRuns(text, all);
        AppendGoals(text, all);
        return text.ToString();
    }

    private static void AppendRuns(StringBuilder text, IReadOnlyList<Series> all)
    {
        Row(text, ["work", "contender", "rate", "CPU us", "p50 us", "p99 us", "waits", "peak MiB",
            "rate / libcurl", "CPU / libcurl", "rate / floor", "CPU / floor"]);
        Row(text, ["-", "-", "-:", "-:", "-:", "-:", "-:", "-:", "-:", "-:", "-:", "-:"]);
        foreach (Series series in all)
        {
            foreach (Contender contender in series.Work.Contenders) Row(text, Cells(series, contender));
        }
        text.AppendLine();
    }

    private static IEnumerable<string> Cells(Series series, Contender contender)
    {
        Unit unit = series.Work.Unit;
        yield return series.Work.Title;
        yield return contender.Title();
        if (series.Failure(contender) is { } reason)
        {
            yield return $"failed: {reason}";
            for (int i = 0; i < 9; i++) yield return "";
            yield break;
        }
        bool isThroughput = unit is Unit.Requests or Unit.Megabytes or Unit.Starts;
        yield return RateText(series, contender);
        yield return isThroughput ? series.Of(contender, static one => one.Processor).Figure() : "";
        yield return isThroughput ? series.Of(contender, static one => one.MedianMicroseconds).Figure() : "";
        yield return isThroughput ? series.Of(contender, static one => one.SlowestMicroseconds).Figure() : "";
        yield return isThroughput ? series.Of(contender, static one => one.Switches).Figure() : "";
        yield return series.Of(contender, static one => one.PeakKibibytes / 1024).Figure();
        foreach (Contender other in (Contender[])[Contender.Curl, Contender.Sockets])
        {
            bool isOther = contender != other && contender is not Contender.Sockets;
            yield return isOther ? series.Ratio(contender, other, one => one.Rate(unit)).Ratio() : "";
            yield return isOther && isThroughput ? series.Ratio(contender, other, static one => one.Processor).Ratio() : "";
        }
    }

    private static string RateText(Series series, Contender contender)
    {
        string rate = series.Of(contender, one => one.Rate(series.Work.Unit)).Figure();
        return series.Work.Unit switch
        {
            Unit.Requests => $"{rate}/s",
            Unit.Megabytes => $"{rate} MB/s",
            Unit.Starts => $"{rate} us, to the end {series.Of(contender, static one => one.ExitMicroseconds).Figure()} us",
            Unit.Memory => $"{rate} bytes each",
            Unit.Notifications => $"{series.Of(contender, one => one.Rate(Unit.Notifications)).Ratio()} ns, {series.Of(contender, static one => one.Notifications).Figure()} of them each",
        };
    }

    private static void AppendGoals(StringBuilder text, IReadOnlyList<Series> all)
    {
        Row(text, ["goal", "bound", "reached", ""]);
        Row(text, ["-", "-", "-:", "-"]);
        foreach (Goal goal in Goal.All(all)) Row(text, [goal.Text, goal.BoundText, goal.Reached.Ratio(), goal.Verdict]);
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(static cell => cell.Replace('|', '/'))).AppendLine(" |");
}

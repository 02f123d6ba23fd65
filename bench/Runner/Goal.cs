using System.Globalization;

namespace WinHttpCompat.Bench;

/// <summary>What is to be reached, and what was.</summary>
/// <param name="Reached">The median decides.</param>
/// <param name="Bound">At least or at most this.</param>
internal sealed record Goal(string Text, Spread Reached, double Bound, bool AtLeast)
{
    // https may cost a little of every goal that is a ratio.
    private const double SecureShare = 0.95;

    public string Verdict => !Reached.Exists ? "not measured" : (AtLeast ? Reached.Median >= Bound : Reached.Median <= Bound) ? "met" : "missed";

    public string BoundText => string.Create(CultureInfo.InvariantCulture, $"{(AtLeast ? "at least" : "at most")} {Bound:0.##}");

    public static IEnumerable<Goal> All(IReadOnlyList<Series> all)
    {
        Dictionary<string, Series> named = all.ToDictionary(static one => one.Work.Name);
        foreach (string scheme in (string[])["http", "https"])
        {
            double share = scheme == "https" ? SecureShare : 1;
            if (named.GetValueOrDefault($"{scheme}-get") is { } get)
            {
                foreach (Goal goal in OfSequential(get, share)) yield return goal;
            }
            if (named.GetValueOrDefault($"{scheme}-64") is { } many)
            {
                foreach (Goal goal in OfConcurrent(many, share)) yield return goal;
                if (named.GetValueOrDefault($"{scheme}-1000") is { } more) yield return OfGrowth(many, more, share);
            }
            foreach (string direction in (string[])["download", "upload"])
            {
                if (!named.TryGetValue($"{scheme}-{direction}", out Series? transfer)) continue;
                yield return Throughput(transfer, Contender.WinHttp, 1.0 * share);
                yield return Processor(transfer, Contender.WinHttp, Contender.Curl, 1.0 / share);
            }
        }
        if (named.TryGetValue("start", out Series? start))
        {
            yield return new("process start: milliseconds to the first byte, more than libcurl",
                start.Difference(Contender.WinHttp, Contender.Curl, static one => one.MedianMicroseconds / 1000), 15, false);
            yield return new("process start: peak memory, of libcurl's",
                start.Ratio(Contender.WinHttp, Contender.Curl, static one => one.PeakKibibytes), 1.5, false);
        }
        if (named.TryGetValue("idle", out Series? idle))
        {
            yield return new("idle connection: KiB", idle.Of(Contender.WinHttp, static one => one.Rate(Unit.Memory) / 1024), 12, false);
        }
        if (named.TryGetValue("notifications", out Series? notifications))
        {
            yield return new("notification: ns", notifications.Of(Contender.WinHttp, static one => one.Rate(Unit.Notifications)), 60, false);
        }
    }

    private static Goal[] OfSequential(Series get, double share) =>
    [
        Processor(get, Contender.WinHttp, Contender.Curl, 0.80 / share),
        Processor(get, Contender.WinHttp, Contender.Sockets, 1.25 / share),
        Throughput(get, Contender.WinHttp, 1.10 * share),
    ];

    private static Goal[] OfConcurrent(Series many, double share) =>
    [
        Throughput(many, Contender.WinHttpNonBlocking, 1.10 * share),
        Processor(many, Contender.WinHttpNonBlocking, Contender.Curl, 0.75 / share),
        Throughput(many, Contender.WinHttp, 0.85 * share),
    ];

    // Not a comparison with others: the same contender, with more to do.
    private static Goal OfGrowth(Series many, Series more, double share) => new($"{more.Work.Title}: throughput, of 64 at once",
        more.Ratio(Contender.WinHttpNonBlocking, many, Contender.WinHttpNonBlocking, Requests), 0.85 * share, true);

    private static Goal Throughput(Series series, Contender contender, double bound) =>
        new($"{series.Work.Title}{Of(contender)}: throughput, of libcurl's",
            series.Ratio(contender, Contender.Curl, one => one.Rate(series.Work.Unit)), bound, true);

    private static Goal Processor(Series series, Contender contender, Contender other, double bound) =>
        new($"{series.Work.Title}{Of(contender)}: processor time, of {(other is Contender.Curl ? "libcurl's" : "the floor's")}",
            series.Ratio(contender, other, static one => one.Processor), bound, false);

    private static string Of(Contender contender) => contender is Contender.WinHttpNonBlocking ? ", non-blocking callbacks" : "";

    private static double Requests(Result result) => result.Rate(Unit.Requests);
}

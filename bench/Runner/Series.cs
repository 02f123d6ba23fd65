namespace WinHttpCompat.Bench;

/// <summary>All runs of one kind of work: for each contender a result a round, null where it failed.</summary>
internal sealed class Series(Work work)
{
    private readonly Dictionary<Contender, List<Result?>> _results = work.Contenders.ToDictionary(static one => one, static _ => new List<Result?>());
    private readonly Dictionary<Contender, string> _failures = [];

    public Work Work { get; } = work;

    public void Add(Contender contender, Result result) => _results[contender].Add(result);

    public void AddFailure(Contender contender, string reason)
    {
        _results[contender].Add(null);
        _failures.TryAdd(contender, reason);
    }

    /// <returns>null: all runs of the contender have a result.</returns>
    public string? Failure(Contender contender) => _failures.GetValueOrDefault(contender);

    /// <summary>Over the rounds. A contender that has failed in one of them has no figures.</summary>
    public Spread Of(Contender contender, Func<Result, double> figure) =>
        _failures.ContainsKey(contender) ? Spread.None : Spread.Of(_results[contender].OfType<Result>().Select(figure));

    /// <summary>Round by round, so that what slows the machine down for a while slows both.</summary>
    public Spread Ratio(Contender contender, Contender other, Func<Result, double> figure) => Ratio(contender, this, other, figure);

    /// <summary>The same to what was done in the same round of other work.</summary>
    public Spread Ratio(Contender contender, Series otherSeries, Contender other, Func<Result, double> figure) =>
        OfPairs(contender, otherSeries, other, (ours, theirs) => figure(ours) / figure(theirs));

    /// <summary>As <see cref="Ratio(Contender, Contender, Func{Result, double})"/>, the difference.</summary>
    public Spread Difference(Contender contender, Contender other, Func<Result, double> figure) =>
        OfPairs(contender, this, other, (ours, theirs) => figure(ours) - figure(theirs));

    private Spread OfPairs(Contender contender, Series otherSeries, Contender other, Func<Result, Result, double> figure)
    {
        if (_failures.ContainsKey(contender) || otherSeries._failures.ContainsKey(other)) return Spread.None;
        if (!_results.TryGetValue(contender, out List<Result?>? ours) || !otherSeries._results.TryGetValue(other, out List<Result?>? theirs))
        {
            return Spread.None;
        }
        return Spread.Of(ours.Zip(theirs).Select(round => round is ({ } first, { } second) ? figure(first, second) : double.NaN));
    }
}

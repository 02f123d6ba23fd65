using System.Globalization;

namespace WinHttpCompat.Bench;

/// <summary>Median and extremes of the same figure over the rounds.</summary>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    public static Spread None { get; } = new(double.NaN, double.NaN, double.NaN);

    public bool Exists => !double.IsNaN(Median);

    public static Spread Of(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return None;
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary>For the table: 1.23 (1.10..1.31).</summary>
    public string Ratio() => Exists
        ? string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Least:0.00}..{Most:0.00})")
        : "";

    /// <summary>The median alone, with three digits or so.</summary>
    public string Figure()
    {
        if (!Exists) return "";
        string format = Math.Abs(Median) switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" };
        return Median.ToString(format, CultureInfo.InvariantCulture);
    }
}

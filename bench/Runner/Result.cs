using System.Globalization;

namespace WinHttpCompat.Bench;

/// <summary>What one run of a program printed: a line of name=value pairs.</summary>
internal sealed class Result
{
    private readonly Dictionary<string, double> _values;

    private Result(Dictionary<string, double> values) => _values = values;

    /// <returns>null: there is no such line.</returns>
    public static Result? Parse(string output)
    {
        string? line = output.Split('\n').FirstOrDefault(static one => one.StartsWith("result ", StringComparison.Ordinal));
        if (line is null) return null;
        Dictionary<string, double> values = [];
        foreach (string pair in line.Split(' ').Skip(1))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            values[pair[..equals]] = double.Parse(pair[(equals + 1)..], CultureInfo.InvariantCulture);
        }
        return new Result(values);
    }

    /// <summary>The number that is compared first: a throughput in a second, or what the unit says.</summary>
    public double Rate(Unit unit) => unit switch
    {
        Unit.Requests => Value("requests") / Value("seconds"),
        Unit.Megabytes => Value("bytes") / 1e6 / Value("seconds"),
        Unit.Starts => MedianMicroseconds,
        Unit.Memory => Value("idle_bytes"),
        Unit.Notifications => Value("notification_ns"),
    };

    /// <summary>Microseconds of processor time, user and system, a request.</summary>
    public double Processor => (Value("user_us") + Value("system_us")) / Value("requests");

    /// <summary>Times that a thread had to wait, a request.</summary>
    public double Switches => Value("switches") / Value("requests");

    public double MedianMicroseconds => Value("p50_us");
    public double SlowestMicroseconds => Value("p99_us");
    public double PeakKibibytes => Value("peak_kb");
    public double ExitMicroseconds => Value("exit_us");
    public double Notifications => Value("notifications");

    // What was not measured is not a number, and stays that in every calculation.
    private double Value(string name) => _values.GetValueOrDefault(name, double.NaN);
}

using System.Globalization;

namespace WinHttpCompat.Bench;

/// <summary>The command line.</summary>
internal sealed record Settings(string Programs, string Template, string Results, int Rounds, double Seconds, int Starts, string Only)
{
    public const string Usage = """
        usage: Runner PROGRAMS TEMPLATE RESULTS [--quick] [--rounds N] [--seconds S] [--only TEXT]

          PROGRAMS     folder of the compiled programs
          TEMPLATE     nginx.conf.in
          RESULTS      folder for <date>.md
          --quick      for development: three short rounds, and nothing is written
          --rounds N   5 unless given
          --seconds S  of each run; 2 unless given; four times that for notifications
          --only TEXT  work whose name contains it, and nothing is written: http-get, http-64, https-download, start, ...
        """;

    /// <summary>Only a whole benchmark goes into the folder of results.</summary>
    public bool IsWhole { get; private init; }

    /// <exception cref="FormatException">The command line is wrong.</exception>
    public static Settings Parse(string[] arguments)
    {
        if (arguments.Length < 3) throw new FormatException("three folders are needed");
        int rounds = 5, starts = 20;
        double seconds = 2;
        string only = "";
        bool quick = false;
        for (int i = 3; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--quick":
                    (quick, rounds, seconds, starts) = (true, 3, 0.4, 5);
                    break;
                case "--rounds" when i + 1 < arguments.Length:
                    rounds = int.Parse(arguments[++i], CultureInfo.InvariantCulture);
                    break;
                case "--seconds" when i + 1 < arguments.Length:
                    seconds = double.Parse(arguments[++i], CultureInfo.InvariantCulture);
                    break;
                case "--only" when i + 1 < arguments.Length:
                    only = arguments[++i];
                    break;
                default:
                    throw new FormatException($"what is {arguments[i]}?");
            }
        }
        return new Settings(arguments[0], arguments[1], arguments[2], rounds, seconds, starts, only)
        {
            IsWhole = !quick && only.Length == 0 && rounds >= 5 && seconds >= 2,
        };
    }
}

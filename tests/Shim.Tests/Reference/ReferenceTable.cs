using System.Globalization;

namespace WinHttpCompat.Shim.Tests;

/// <summary>A table of native-tests/data: what the API's real header says.</summary>
internal sealed class ReferenceTable
{
    private readonly string[] _columns;

    private ReferenceTable(string file)
    {
        string[] lines = RepositoryFiles.ReadLines($"native-tests/data/{file}");
        _columns = lines[0].Split(',');
        Rows = [.. lines.Skip(1).Where(static line => line.Length > 0).Select(line => new Row(this, line.Split(',')))];
    }

    public static ReferenceTable Functions { get; } = new("functions.csv");

    public static ReferenceTable Win32Functions { get; } = new("win32_functions.csv");

    public static ReferenceTable Structures { get; } = new("structs.csv");

    public static ReferenceTable Fields { get; } = new("fields.csv");

    public static ReferenceTable Types { get; } = new("types.csv");

    public static ReferenceTable Constants { get; } = new("constants.csv");

    public static ReferenceTable Win32Constants { get; } = new("win32_constants.csv");

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Constants that are numbers, by name.</summary>
    public IReadOnlyDictionary<string, uint> Numbers => Rows
        .Where(static row => row["kind"] is "number" or "hresult")
        .ToDictionary(static row => row["name"], static row => Number(row["value"]));

    /// <param name="text">Decimal, or hexadecimal after 0x.</param>
    public static uint Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? uint.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    internal sealed class Row(ReferenceTable table, string[] cells)
    {
        public string this[string column] => cells[Array.IndexOf(table._columns, column)];

        /// <summary>A column that differs between 32-bit and 64-bit programs, for this one.</summary>
        public int OfThisProcess(string column) =>
            int.Parse(this[column + (nint.Size * 8).ToString(CultureInfo.InvariantCulture)], CultureInfo.InvariantCulture);
    }
}

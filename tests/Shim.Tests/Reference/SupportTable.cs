namespace WinHttpCompat.Shim.Tests;

/// <summary>One table of docs/support.md.</summary>
internal sealed class SupportTable
{
    private const string Page = "docs/support.md";

    private SupportTable(string section)
    {
        List<Row> rows = [];
        foreach (string line in RepositoryFiles.ReadLines(Page)
            .SkipWhile(line => line != $"## {section}").Skip(1)
            .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(static line => line.StartsWith('|'))
            .Skip(2)) // column heads and the line below them
        {
            string[] cells = [.. line.Trim('|').Split('|').Select(static cell => cell.Trim())];
            // The number is missing where names are all there is.
            int name = cells.Length - 3;
            rows.Add(new Row(name == 0 ? 0 : ReferenceTable.Number(cells[0]), cells[name], cells[name + 1], cells[name + 2]));
        }
        Rows = rows;
    }

    public IReadOnlyList<Row> Rows { get; }

    /// <summary>The headings of the page's tables.</summary>
    public static IEnumerable<string> Sections => RepositoryFiles.ReadLines(Page)
        .Where(static line => line.StartsWith("## ", StringComparison.Ordinal)).Select(static line => line[3..]);

    /// <param name="section">Heading of the table.</param>
    public static SupportTable Of(string section) => new(section);

    /// <param name="Number">Value of the constant, 0 for functions.</param>
    /// <param name="State">full, partial or not yet.</param>
    internal sealed record Row(uint Number, string Name, string State, string Remark)
    {
        public bool IsThere => State != "not yet";
    }
}

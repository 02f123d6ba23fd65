using WinHttpCompat.Engine.Status;

namespace WinHttpCompat.Engine.Headers;

/// <summary>The headers a caller gave to a request, in order, with the ways of changing them.</summary>
/// <remarks>Source: "WinHttpAddRequestHeaders function (winhttp.h)".</remarks>
internal sealed class RequestHeaders
{
    // Far above what any server takes; bounds what one request can hold.
    private const int MaxTextLength = 1 << 20;

    private static readonly List<Entry> None = [];

    // Not changed any more once it is here: threads of the program may add at the same time, and look while another adds.
    private volatile List<Entry> _entries = None;

    /// <param name="Name">Token.</param>
    /// <param name="Value">Text without control characters, not padded.</param>
    /// <param name="FromSend">Given to a send; the next send brings its own.</param>
    internal readonly record struct Entry(string Name, string Value, bool FromSend);

    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>While a redirect is reported: cookies can be removed, but none can be added.</summary>
    /// <remarks>Source: "Cookie Handling in WinHTTP".</remarks>
    public bool RefusesCookies { get; set; }

    /// <summary>Takes one or more header lines.</summary>
    /// <param name="text">"Name: value" lines separated by CRLF; the last CRLF may be missing. All lines are taken or
    /// none.</param>
    /// <param name="fromSend">They belong to the coming send only.</param>
    /// <exception cref="EngineFailure">InvalidArgument, HeaderExists, HeaderNotFound.</exception>
    public void Add(ReadOnlySpan<char> text, HeaderChange change, bool fromSend = false) => Take(Parse(text, fromSend), change);

    /// <summary>Takes headers whose names and values are apart, all or none.</summary>
    /// <exception cref="EngineFailure">InvalidArgument, HeaderExists, HeaderNotFound.</exception>
    public void Add(IReadOnlyCollection<(string Name, string Value)> headers, HeaderChange change)
    {
        List<Entry> lines = new(headers.Count);
        long length = 0;
        foreach ((string name, string value) in headers)
        {
            length += name.Length + value.Length;
            if (length > MaxTextLength) throw new EngineFailure(FailureReason.InvalidArgument);
            lines.Add(EntryOf(name, value, fromSend: false));
        }
        Take(lines, change);
    }

    /// <summary>Forgets what the previous send brought along.</summary>
    public void RemoveFromSend() => Remove(static entry => entry.FromSend);

    /// <summary>Forgets all headers of that name.</summary>
    public void RemoveAll(string name)
    {
        if (Find(name) is not null) RemoveNamed(name); // apart: what it captures would cost every request, that is here for nothing
    }

    /// <summary>The value of the header's first occurrence, or null.</summary>
    public string? Find(string name)
    {
        List<Entry> entries = _entries;
        int index = IndexOf(entries, name, 0);
        return index < 0 ? null : entries[index].Value;
    }

    /// <summary>The values of all headers of that name, in order.</summary>
    public IEnumerable<string> FindAll(string name) =>
        _entries.Where(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(static entry => entry.Value);

    /// <summary>Whether a header that is a comma-separated list names <paramref name="token"/>.</summary>
    public bool ListContains(string name, string token)
    {
        foreach (Entry entry in _entries)
        {
            if (!entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            foreach (Range part in entry.Value.AsSpan().Split(','))
            {
                if (entry.Value.AsSpan(part).Trim(" \t").Equals(token, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }
        return false;
    }

    private static List<Entry> Parse(ReadOnlySpan<char> text, bool fromSend)
    {
        if (text.Length > MaxTextLength) throw new EngineFailure(FailureReason.InvalidArgument);
        if (text.IsEmpty) return None;
        List<Entry> lines = [];
        while (!text.IsEmpty)
        {
            int end = text.IndexOf("\r\n");
            ReadOnlySpan<char> line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 2)..];
            if (line.IsEmpty) continue; // samples end the block with an empty line, as on the wire
            int colon = line.IndexOf(':');
            if (colon < 0) throw new EngineFailure(FailureReason.InvalidArgument);
            lines.Add(EntryOf(line[..colon].TrimEnd(" \t"), line[(colon + 1)..], fromSend));
        }
        return lines;
    }

    private static Entry EntryOf(ReadOnlySpan<char> name, ReadOnlySpan<char> value, bool fromSend)
    {
        value = value.Trim(" \t");
        return HttpToken.IsToken(name) && HttpToken.IsFieldValue(value)
            ? new Entry(name.ToString(), value.ToString(), fromSend)
            : throw new EngineFailure(FailureReason.InvalidArgument);
    }

    private void Take(List<Entry> lines, HeaderChange change)
    {
        if (RefusesCookies && lines.Exists(static line => line.Value.Length > 0 && line.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)))
        {
            throw new EngineFailure(FailureReason.WrongPhase);
        }
        if (change.Kind is HeaderChangeKind.Replace or HeaderChangeKind.ReplaceOrAdd && lines.Count > 1)
        {
            throw new EngineFailure(FailureReason.InvalidArgument);
        }
        if (lines.Count == 0) return;
        lock (this) // it is one request's alone; a lock of its own would cost every request
        {
            List<Entry> entries = [.. _entries];
            if (change.Kind is HeaderChangeKind.AddIfNew && lines.Exists(line => IndexOf(entries, line.Name, 0) >= 0))
            {
                throw new EngineFailure(FailureReason.HeaderExists);
            }
            foreach (Entry line in lines) Apply(entries, line, change);
            _entries = entries;
        }
    }

    private void RemoveNamed(string name) =>
        Remove(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private void Remove(Predicate<Entry> match)
    {
        lock (this)
        {
            if (!_entries.Exists(match)) return;
            List<Entry> entries = [.. _entries];
            entries.RemoveAll(match);
            _entries = entries;
        }
    }

    private static void Apply(List<Entry> entries, Entry line, HeaderChange change)
    {
        int index = IndexOf(entries, line.Name, change.Kind is HeaderChangeKind.Replace or HeaderChangeKind.ReplaceOrAdd ? change.Occurrence : 0);
        switch (change.Kind)
        {
            case HeaderChangeKind.Replace when index < 0:
                throw new EngineFailure(FailureReason.HeaderNotFound);
            case HeaderChangeKind.ReplaceOrAdd when index < 0 && line.Value.Length == 0:
                break; // nothing to remove
            case HeaderChangeKind.Replace or HeaderChangeKind.ReplaceOrAdd when index >= 0 && line.Value.Length == 0:
                entries.RemoveAt(index);
                break;
            case HeaderChangeKind.Replace or HeaderChangeKind.ReplaceOrAdd when index >= 0:
                entries[index] = line;
                break;
            case HeaderChangeKind.CoalesceWithComma or HeaderChangeKind.CoalesceWithSemicolon when index >= 0:
                string separator = change.Kind is HeaderChangeKind.CoalesceWithComma ? ", " : "; ";
                entries[index] = entries[index] with { Value = entries[index].Value + separator + line.Value };
                break;
            default:
                entries.Add(line);
                break;
        }
    }

    private static int IndexOf(List<Entry> entries, string name, int occurrence)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase) && occurrence-- == 0) return i;
        }
        return -1;
    }
}

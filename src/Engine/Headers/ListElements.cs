namespace WinHttpCompat.Engine.Headers;

/// <summary>Walks over the elements of a comma-separated value that holds no quoted strings; empty ones are elements, too.</summary>
/// <remarks>RFC 9110, section 5.6.1.</remarks>
internal ref struct ListElements(ReadOnlySpan<byte> value)
{
    private ReadOnlySpan<byte> _rest = value;
    private bool _isOver;

    /// <summary>Without the blanks around it.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly ListElements GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_isOver) return false;
        int comma = _rest.IndexOf((byte)',');
        _isOver = comma < 0;
        Current = (_isOver ? _rest : _rest[..comma]).TrimBlanks();
        _rest = _isOver ? [] : _rest[(comma + 1)..];
        return true;
    }
}

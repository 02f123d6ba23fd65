namespace WinHttpCompat.Engine.Headers;

/// <summary>What to do with a header line when one of that name may be there already.</summary>
internal enum HeaderChangeKind
{
    Add,
    AddIfNew,
    Replace,
    ReplaceOrAdd,
    CoalesceWithComma,
    CoalesceWithSemicolon,
}

/// <param name="Occurrence">Replacing only: which header of that name, from 0.</param>
internal readonly record struct HeaderChange(HeaderChangeKind Kind, int Occurrence = 0);

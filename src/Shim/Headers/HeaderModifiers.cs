using WinHttpCompat.Engine.Headers;

namespace WinHttpCompat.Shim.Headers;

/// <summary>WINHTTP_ADDREQ_FLAG_*, with the occurrence to replace in the low 16 bits.</summary>
/// <remarks>Source: "WinHttpAddRequestHeaders function (winhttp.h)".</remarks>
internal static class HeaderModifiers
{
    private const uint AddIfNew = 0x1000_0000, Add = 0x2000_0000, CoalesceWithComma = 0x4000_0000;
    private const uint CoalesceWithSemicolon = 0x0100_0000, Replace = 0x8000_0000;
    private const uint IndexMask = 0xFFFF;
    private const uint Known = AddIfNew | Add | CoalesceWithComma | CoalesceWithSemicolon | Replace | IndexMask;

    /// <returns>False when a bit is not known.</returns>
    public static bool TryRead(uint modifiers, out HeaderChange change)
    {
        change = new HeaderChange(KindOf(modifiers), (int)(modifiers & IndexMask));
        return (modifiers & ~Known) == 0;
    }

    private static HeaderChangeKind KindOf(uint modifiers)
    {
        if ((modifiers & Replace) != 0) return (modifiers & Add) != 0 ? HeaderChangeKind.ReplaceOrAdd : HeaderChangeKind.Replace;
        if ((modifiers & AddIfNew) != 0) return HeaderChangeKind.AddIfNew;
        if ((modifiers & CoalesceWithComma) != 0) return HeaderChangeKind.CoalesceWithComma;
        return (modifiers & CoalesceWithSemicolon) != 0 ? HeaderChangeKind.CoalesceWithSemicolon : HeaderChangeKind.Add;
    }
}

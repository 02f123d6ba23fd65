namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_*_NAME_STR: what stands beside the values.</summary>
internal enum NameForm : uint
{
    Simple = 1,
    ObjectIdentifiers = 2,
    X500 = 3,
}

/// <summary>dwStrType of CertNameToStr: a form and CERT_NAME_STR_* flags.</summary>
/// <remarks>Source: "CertNameToStrW function (wincrypt.h)". 0 is taken for the simple form.</remarks>
internal readonly record struct NameStyle(uint Value)
{
    private const uint FormMask = 0xFFFF;
    private const uint Semicolon = 0x40000000, NoPlus = 0x20000000, NoQuoting = 0x10000000, LineEnds = 0x08000000;
    private const uint Comma = 0x04000000, Reverse = 0x02000000;

    public static readonly NameStyle Simple = new((uint)NameForm.Simple);

    public NameForm Form => (Value & FormMask) == 0 ? NameForm.Simple : (NameForm)(Value & FormMask);

    public bool IsKnown => Form is NameForm.Simple or NameForm.ObjectIdentifiers or NameForm.X500;

    public bool IsQuoting => (Value & NoQuoting) == 0;

    public bool IsReversed => (Value & Reverse) != 0;

    /// <summary>Between relative names.</summary>
    public string Between => (Value & (Semicolon | LineEnds | Comma)) switch
    {
        Semicolon => "; ",
        LineEnds => "\r\n",
        _ => ", ",
    };

    /// <summary>Between the attributes of a relative name.</summary>
    public string Within => (Value & NoPlus) != 0 ? " " : " + ";
}

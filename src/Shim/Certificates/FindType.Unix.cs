namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_FIND_*, those that there are here.</summary>
internal enum FindType : uint
{
    Any = 0,
    Sha1Hash = 0x10000,
    IssuerName = 0x20004,
    SubjectName = 0x20007,
    IssuerByteText = 0x70004,
    SubjectByteText = 0x70007,
    IssuerText = 0x80004,
    SubjectText = 0x80007,
    Existing = 0xD0000,
    HasPrivateKey = 0x150000,
}

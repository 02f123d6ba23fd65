namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_*_PROP_ID, those that there are here.</summary>
internal enum CertificateProperty : uint
{
    Sha1Hash = 3,
    KeySpec = 6,
    Sha256Hash = 107,
}

namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_STORE_ADD_*: what to do when a certificate is there already.</summary>
/// <remarks>Source: "CertAddCertificateContextToStore function (wincrypt.h)". Certificates have no properties of their own
/// here, so there is nothing to inherit.</remarks>
internal enum AddDisposition : uint
{
    New = 1,
    UseExisting = 2,
    ReplaceExisting = 3,
    Always = 4,
    ReplaceExistingInheritProperties = 5,
    Newer = 6,
    NewerInheritProperties = 7,
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WinHttpCompat.Engine.Authentication;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>The stores of the system and of the user, as they are at the moment.</summary>
/// <remarks>ROOT and CA are the system's, which SSL_CERT_FILE and SSL_CERT_DIR may replace; MY is where the user's .NET
/// programs have theirs.</remarks>
internal static class SystemStore
{
    /// <param name="name">ROOT, CA or MY; case does not matter.</param>
    /// <returns>The caller disposes of them.</returns>
    /// <exception cref="AbiFailure">ERROR_FILE_NOT_FOUND: another name; NTE_PROV_DLL_NOT_FOUND.</exception>
    public static IReadOnlyList<X509Certificate2> Read(string name)
    {
        if (!SystemLibrary.HasOpenSsl) throw new AbiFailure(Win32Error.NteProvDllNotFound);
        (StoreName Name, StoreLocation Location) place = name.ToUpperInvariant() switch
        {
            "ROOT" => (StoreName.Root, StoreLocation.LocalMachine),
            "CA" => (StoreName.CertificateAuthority, StoreLocation.LocalMachine),
            "MY" => (StoreName.My, StoreLocation.CurrentUser),
            _ => throw new AbiFailure(Win32Error.FileNotFound),
        };
        try
        {
            using X509Store store = new(place.Name, place.Location);
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return [.. store.Certificates];
        }
        catch (CryptographicException)
        {
            return []; // it was never made
        }
    }
}

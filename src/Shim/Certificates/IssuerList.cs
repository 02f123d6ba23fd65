using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>The names of the authorities that a server accepts, for WINHTTP_OPTION_CLIENT_CERT_ISSUER_LIST.</summary>
internal static unsafe class IssuerList
{
    /// <param name="distinguishedNames">Encoded in DER.</param>
    /// <returns>SecPkgContext_IssuerListInfoEx in one block, which the program gives back with GlobalFree: the structure,
    /// the array of names, their bytes.</returns>
    public static nint Create(IReadOnlyList<byte[]> distinguishedNames)
    {
        int size = sizeof(IssuerListInfo) + distinguishedNames.Count * sizeof(CryptoBlob) + distinguishedNames.Sum(static name => name.Length);
        IssuerListInfo* list = (IssuerListInfo*)GlobalMemory.Allocate((nuint)size);
        CryptoBlob* names = (CryptoBlob*)(list + 1);
        byte* bytes = (byte*)(names + distinguishedNames.Count);
        *list = new IssuerListInfo { Issuers = names, Count = (uint)distinguishedNames.Count };
        for (int i = 0; i < distinguishedNames.Count; i++)
        {
            byte[] name = distinguishedNames[i];
            name.CopyTo(new Span<byte>(bytes, name.Length));
            names[i] = new CryptoBlob { Length = (uint)name.Length, Data = bytes };
            bytes += name.Length;
        }
        return (nint)list;
    }
}

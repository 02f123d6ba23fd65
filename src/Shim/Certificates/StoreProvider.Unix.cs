using System.Text;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>CERT_STORE_PROV_*: what a store is filled from when it is opened.</summary>
/// <remarks>Source: "CertOpenStore function (wincrypt.h)". Nothing is ever written: a store is a copy in memory.</remarks>
internal static unsafe class StoreProvider
{
    public const nuint SystemNarrow = 9, SystemWide = 10;

    private const nuint Memory = 2, FileNarrow = 7, FileWide = 8;
    // Below are numbers, from there on pointers to names, as everywhere on Windows.
    private const nuint FirstName = 0x10000;

    // CERT_STORE_DELETE_FLAG, CERT_STORE_CREATE_NEW_FLAG, CERT_FILE_STORE_COMMIT_ENABLE_FLAG (files only).
    private const uint Delete = 0x10, CreateNew = 0x2000, CommitFile = 0x10000;

    /// <param name="provider">A number, or the address of a name.</param>
    /// <exception cref="AbiFailure">See CertOpenStore.</exception>
    public static CertificateStore Open(nuint provider, uint flags, void* parameter)
    {
        if (provider >= FirstName) provider = NumberOf(CallerText.ReadBytes((byte*)provider));
        if (provider == Memory) return CertificateStore.Open();
        if (provider is not (FileNarrow or FileWide or SystemNarrow or SystemWide)) throw new AbiFailure(Win32Error.FileNotFound);
        if (parameter is null) throw new AbiFailure(Win32Error.EInvalidArg);
        bool isFile = provider is FileNarrow or FileWide;
        if ((flags & (Delete | CreateNew | (isFile ? CommitFile : 0))) != 0) throw new AbiFailure(Win32Error.CallNotImplemented);
        string name = provider is FileNarrow or SystemNarrow
            ? NameText.Decode(CallerText.ReadBytes((byte*)parameter))
            : CallerText.Read((char*)parameter).ToString();
        return CertificateStore.Open(isFile ? CertificateFile.Read(name) : SystemStore.Read(name));
    }

    // sz_CERT_STORE_PROV_*: their parameters are wide.
    private static nuint NumberOf(ReadOnlySpan<byte> name) => Encoding.Latin1.GetString(name).ToUpperInvariant() switch
    {
        "MEMORY" => Memory,
        "FILE" => FileWide,
        "SYSTEM" => SystemWide,
        _ => 0,
    };
}

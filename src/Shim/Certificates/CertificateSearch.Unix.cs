using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Certificates;

/// <summary>What CertFindCertificateInStore looks for.</summary>
/// <remarks>Source: "CertFindCertificateInStore function (wincrypt.h)". Names are compared as in the simple form of
/// CertNameToStr, anywhere in it, whatever the case.</remarks>
internal static unsafe class CertificateSearch
{
    private const int MaxNameBytes = 1 << 16;

    /// <param name="type">CERT_FIND_*.</param>
    /// <param name="parameter">What its type of search takes.</param>
    /// <exception cref="AbiFailure">E_INVALIDARG: another type, or no parameter.</exception>
    public static Predicate<CertificateContext> For(FindType type, void* parameter)
    {
        switch (type)
        {
            case FindType.Any:
                return static _ => true;
            case FindType.HasPrivateKey:
                return static context => context.Certificate.HasPrivateKey;
        }
        if (parameter is null) throw new AbiFailure(Win32Error.EInvalidArg);
        switch (type)
        {
            case FindType.Sha1Hash:
                byte[] hash = Bytes(parameter);
                return context => context.Certificate.GetCertHash(HashAlgorithmName.SHA1).AsSpan().SequenceEqual(hash);
            case FindType.SubjectName:
                byte[] subject = Bytes(parameter);
                return context => context.Certificate.SubjectName.RawData.AsSpan().SequenceEqual(subject);
            case FindType.IssuerName:
                byte[] issuer = Bytes(parameter);
                return context => context.Certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer);
            case FindType.SubjectText or FindType.SubjectByteText:
                string inSubject = Text(parameter, type is FindType.SubjectByteText);
                return context => Contains(CertificateName.OfSubject(context.Certificate), inSubject);
            case FindType.IssuerText or FindType.IssuerByteText:
                string inIssuer = Text(parameter, type is FindType.IssuerByteText);
                return context => Contains(CertificateName.OfIssuer(context.Certificate), inIssuer);
            case FindType.Existing:
                return Same((nint)parameter);
            default:
                throw new AbiFailure(Win32Error.EInvalidArg);
        }
    }

    private static Predicate<CertificateContext> Same(nint address)
    {
        using CertificateContext? wanted = CertificateContext.Use(address);
        if (wanted is null) throw new AbiFailure(Win32Error.EInvalidArg);
        byte[] encoded = wanted.Certificate.RawData;
        return context => context.Certificate.RawDataMemory.Span.SequenceEqual(encoded);
    }

    private static bool Contains(CertificateName name, string text) =>
        name.Whole(NameStyle.Simple).Contains(text, StringComparison.OrdinalIgnoreCase);

    private static string Text(void* parameter, bool isBytes) => isBytes
        ? NameText.Decode(CallerText.ReadBytes((byte*)parameter))
        : CallerText.Read((char*)parameter).ToString();

    private static byte[] Bytes(void* parameter)
    {
        CryptoBlob blob = Unsafe.ReadUnaligned<CryptoBlob>(parameter);
        if (blob.Data is null || blob.Length > MaxNameBytes) throw new AbiFailure(Win32Error.EInvalidArg);
        return new ReadOnlySpan<byte>(blob.Data, (int)blob.Length).ToArray();
    }
}

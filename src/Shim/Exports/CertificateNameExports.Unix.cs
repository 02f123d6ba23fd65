using System.Formats.Asn1;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Certificates;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Exports;

/// <summary>Names of certificates as text, where Windows is not. Narrow text is UTF-8.</summary>
internal static unsafe class CertificateNameExports
{
    private const uint OfIssuer = 1, SearchAllNames = 2;
    // Smaller numbers are not pointers to text on Windows, but numbers of their own.
    private const nuint FirstName = 0x10000;

    /// <summary>One name of a certificate's subject or issuer.</summary>
    /// <param name="type">CERT_NAME_*_TYPE.</param>
    /// <param name="flags">CERT_NAME_ISSUER_FLAG, CERT_NAME_SEARCH_ALL_NAMES_FLAG.</param>
    /// <param name="parameter">By <paramref name="type"/>: the address of a style, an object identifier, or nothing.</param>
    /// <param name="buffer">Null asks for the size; a name that is too long is cut off.</param>
    /// <param name="capacity">In characters.</param>
    /// <returns>Characters stored or needed, the terminator counted: 1 for a name that is not there, and then, for what is no
    /// live context or an unknown type, with E_INVALIDARG.</returns>
    /// <remarks>Source: "CertGetNameStringW function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertGetNameStringW", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetNameStringW(nint context, uint type, uint flags, void* parameter, char* buffer, uint capacity) =>
        NameText.Store(Find(context, type, flags, parameter), buffer, capacity);

    /// <inheritdoc cref="GetNameStringW"/>
    /// <param name="capacity">In bytes.</param>
    [UnmanagedCallersOnly(EntryPoint = "CertGetNameStringA", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetNameStringA(nint context, uint type, uint flags, void* parameter, byte* buffer, uint capacity) =>
        NameText.Store(Find(context, type, flags, parameter), buffer, capacity);

    /// <summary>A whole name as text.</summary>
    /// <param name="encoding">Not looked at.</param>
    /// <param name="name">CERT_NAME_BLOB.</param>
    /// <param name="style">CERT_*_NAME_STR and CERT_NAME_STR_*_FLAG.</param>
    /// <param name="buffer">Null asks for the size; a name that is too long is cut off.</param>
    /// <param name="capacity">In characters.</param>
    /// <returns>Characters stored or needed, the terminator counted; 1 with E_INVALIDARG or CRYPT_E_ASN1_CORRUPT.</returns>
    /// <remarks>Source: "CertNameToStrW function (wincrypt.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "CertNameToStrW", CallConvs = [typeof(CallConvStdcall)])]
    public static uint NameToStrW(uint encoding, CryptoBlob* name, uint style, char* buffer, uint capacity) =>
        NameText.Store(ToText(name, style), buffer, capacity);

    /// <inheritdoc cref="NameToStrW"/>
    /// <param name="capacity">In bytes.</param>
    [UnmanagedCallersOnly(EntryPoint = "CertNameToStrA", CallConvs = [typeof(CallConvStdcall)])]
    public static uint NameToStrA(uint encoding, CryptoBlob* name, uint style, byte* buffer, uint capacity) =>
        NameText.Store(ToText(name, style), buffer, capacity);

    private static string Find(nint context, uint type, uint flags, void* parameter)
    {
        try
        {
            using CertificateContext? found = CertificateContext.Use(context);
            if (found is null) throw new AbiFailure(Win32Error.EInvalidArg);
            CertificateName name = (flags & OfIssuer) != 0
                ? CertificateName.OfIssuer(found.Certificate)
                : CertificateName.OfSubject(found.Certificate);
            return LastError.Succeed((NameKind)type switch
            {
                NameKind.Email => name.Email,
                NameKind.WholeName => name.Whole(StyleOf(parameter is null ? 0 : Unsafe.ReadUnaligned<uint>(parameter))),
                NameKind.Attribute => name.Attribute(ObjectIdentifier(parameter)),
                NameKind.SimpleDisplay or NameKind.FriendlyDisplay => name.Display,
                NameKind.Dns => (flags & SearchAllNames) != 0 ? name.AllDnsNames : name.Dns,
                NameKind.Url => name.Url,
                NameKind.PrincipalName => name.PrincipalName,
                _ => throw new AbiFailure(Win32Error.EInvalidArg),
            });
        }
        catch (Exception failure)
        {
            LastError.Fail(failure);
            return "";
        }
    }

    private static string ToText(CryptoBlob* name, uint style)
    {
        try
        {
            if (name is null) throw new AbiFailure(Win32Error.EInvalidArg);
            ReadOnlySpan<byte> encoded = CertificateArgument.Bytes(name);
            return LastError.Succeed(DistinguishedName.Read(encoded).ToText(StyleOf(style)));
        }
        catch (AsnContentException)
        {
            LastError.Fail(Win32Error.CryptEAsn1Corrupt);
            return "";
        }
        catch (Exception failure)
        {
            LastError.Fail(failure);
            return "";
        }
    }

    private static NameStyle StyleOf(uint value)
    {
        NameStyle style = new(value);
        return style.IsKnown ? style : throw new AbiFailure(Win32Error.EInvalidArg);
    }

    private static string ObjectIdentifier(void* parameter) => (nuint)parameter < FirstName
        ? throw new AbiFailure(Win32Error.EInvalidArg)
        : Encoding.Latin1.GetString(CallerText.ReadBytes((byte*)parameter));
}

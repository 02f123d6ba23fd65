using System.Collections.Frozen;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;

namespace WinHttpCompat.Shim.Options;

/// <summary>Every option of WinHttpQueryOption and WinHttpSetOption, a row each.</summary>
/// <remarks>Source: "Option Flags". Checks, in this order: handle open, number known, direction, handle kind, buffer and
/// length, value and phase.</remarks>
internal static unsafe class OptionTable
{
    // Known to the API, without effect here yet.
    private static readonly uint[] NotYet =
    [
        38, 39, 81, 82, 83, 85, 86, 87, 103, 104, 105,
        107, 114, 115, 116, 122, 123, 128, 131, 133, 136, 137, 139, 145,
        159, 161, 164, 166, 167, 168, 169, 177, 183, 185, 188, 189, 190, 191, 193, 200, 202,
        203, 204, 205, 206, 207, 209, 211, 212, 4098, 4099,
    ];

    private static readonly FrozenDictionary<uint, OptionRow> Rows = new[]
    {
        HandleRows.All, TimeoutRows.All, ConnectionRows.All, RequestRows.All, RequestMeasures.All, CredentialRows.All, SecurityRows.All, ServerCertificateRows.All, ProcessRows.All,
        [.. NotYet.Select(static number => new NotYetOption(number))],
    }.SelectMany(static rows => rows).ToFrozenDictionary(static row => row.Number);

    /// <summary>Every known number and whether it does something yet.</summary>
    public static IEnumerable<(uint Number, bool Implemented)> Known => Rows.Values.Select(static row => (row.Number, row.IsImplemented));

    public static bool IsImplemented(uint number) => Rows.TryGetValue(number, out OptionRow? row) && row.IsImplemented;

    /// <param name="handle">Null when the caller gave none.</param>
    public static Win32Error Query(HandleObject? handle, uint number, void* buffer, uint* length)
    {
        if (number == 0) return Win32Error.InvalidParameter;
        if (!Rows.TryGetValue(number, out OptionRow? row) || !row.IsImplemented) return Win32Error.InvalidOption;
        if (row.Queryable == HandleKinds.Nowhere) return Win32Error.InvalidParameter;
        if (!row.Queryable.Includes(handle)) return WrongHandle(handle);
        if (length is null) return Win32Error.InvalidParameter;
        return row.Query(handle, new OutputBuffer(buffer, length));
    }

    /// <param name="handle">Null when the caller gave none.</param>
    public static Win32Error Set(HandleObject? handle, uint number, void* buffer, uint length)
    {
        if (!Rows.TryGetValue(number, out OptionRow? row) || !row.IsImplemented) return Win32Error.InvalidOption;
        if (row.Settable == HandleKinds.Nowhere) return Win32Error.OptionNotSettable;
        if (!row.Settable.Includes(handle)) return WrongHandle(handle);
        return row.Set(handle, buffer, length);
    }

    // Undocumented for no handle at all; chosen because a null handle is no open handle.
    private static Win32Error WrongHandle(HandleObject? handle) =>
        handle is null ? Win32Error.InvalidHandle : Win32Error.IncorrectHandleType;
}

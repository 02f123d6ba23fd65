using System.Text;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Shim.Abi;

namespace WinHttpCompat.Shim.Headers;

/// <summary>Answers WinHttpQueryHeadersEx.</summary>
/// <remarks>Source: "WinHttpQueryHeadersEx function (winhttp.h)". Occurrences are counted as in <see cref="HeaderQuery"/>;
/// all headers together exist once.</remarks>
internal static unsafe class ExtendedHeaderQuery
{
    /// <param name="level">One that <see cref="InfoLevel.IsOfHeaders"/>.</param>
    /// <param name="name">Header name for the CUSTOM level.</param>
    /// <param name="index">Occurrence from 0, or null for the first; moved on by success.</param>
    public static Win32Error Answer(
        ClientRequest request, InfoLevel level, string name, uint codePage, ExtendedHeaderBuffer output, uint* index)
    {
        if (level.Attribute == InfoLevel.Custom && !HttpToken.IsToken(name)) return Win32Error.InvalidParameter;
        if (HeaderQuery.HeadOf(request, level, out _) is not { } head) return Win32Error.IncorrectHandleState;
        uint occurrence = index is null ? 0 : *index;
        int first, lines;
        if (level.Attribute == InfoLevel.AllHeaders)
        {
            (first, lines) = (0, occurrence == 0 ? head.Count : 0);
        }
        else
        {
            string header = level.HeaderName ?? name;
            first = occurrence > int.MaxValue ? -1 : head.IndexOf(Encoding.ASCII.GetBytes(header), (int)occurrence);
            lines = first < 0 ? 0 : 1;
        }
        if (lines == 0) return Win32Error.HeaderNotFound;
        Win32Error outcome = output.Store(head, first, lines, new HeaderTextForm(level.AsWireBytes, codePage));
        if (outcome is Win32Error.Success && index is not null) *index = occurrence + 1;
        return outcome;
    }
}

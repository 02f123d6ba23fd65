using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Urls;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Marshalling;
using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Exports;

/// <summary>Taking URLs apart and putting them together.</summary>
internal static unsafe class UrlExports
{
    private const uint Decode = 0x1000_0000, Escape = 0x8000_0000, RejectUserInformation = 0x4000;
    private const uint IncludeDefaultPort = 0x8000, EscapeAuthority = 0x2000;
    private const int HttpScheme = 1, HttpsScheme = 2;

    private enum Change
    {
        None,
        Escape,
        EscapeAuthority,
        Unescape,
    }

    /// <summary>Takes a URL apart.</summary>
    /// <param name="url">http or https URL.</param>
    /// <param name="length">Characters, 0 = up to the terminator.</param>
    /// <param name="flags">ICU_DECODE; ICU_ESCAPE path and extra information, with ICU_ESCAPE_AUTHORITY also user, password and
    /// host; these need buffers. ICU_REJECT_USERPWD.</param>
    /// <param name="components">See URL_COMPONENTS; a null pointer with length 0 is not wanted.</param>
    /// <returns>1, or 0 with last error 87 no URL, wrong structure size, 12006 other scheme, 12005 no URL, 122 small buffer
    /// (its length field then holds the characters needed).</returns>
    /// <remarks>Source: "WinHttpCrackUrl function (winhttp.h)". 87 is undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpCrackUrl", CallConvs = [typeof(CallConvStdcall)])]
    public static int CrackUrl(char* url, uint length, uint flags, UrlComponents* components)
    {
        try
        {
            if (ForkGuard.IsForkedChild) return LastError.Fail(Win32Error.Shutdown);
            if (url is null || components is null || components->StructSize != sizeof(UrlComponents))
            {
                return LastError.Fail(Win32Error.InvalidParameter);
            }
            ReadOnlySpan<char> text = CallerText.Read(url, length == 0 ? CallerText.Terminated : length);
            UrlParts parts = UrlParts.Of(text);
            if (parts.HasUserInformation && (flags & RejectUserInformation) != 0) return LastError.Fail(Win32Error.InvalidUrl);
            // Extra information that is not wanted stays with the path.
            bool wantsExtra = components->ExtraInfo is not null || components->ExtraInfoLength != 0;
            Range path = wantsExtra ? parts.Path : parts.Path.Start..parts.ExtraInfo.End;

            Win32Error worst = Win32Error.Success;
            bool decode = (flags & Decode) != 0;
            Change resource = decode ? Change.Unescape : (flags & Escape) != 0 ? Change.Escape : Change.None;
            Change authority = resource is Change.Escape ? (flags & EscapeAuthority) != 0 ? Change.EscapeAuthority : Change.None : resource;
            bool isLiteral = text[parts.Host][0] == '['; // its brackets are its own
            Write(text, parts.Scheme, Change.None, ref components->Scheme, ref components->SchemeLength);
            Write(text, parts.Host, isLiteral && !decode ? Change.None : authority, ref components->HostName, ref components->HostNameLength);
            Write(text, parts.UserName, authority, ref components->UserName, ref components->UserNameLength);
            Write(text, parts.Password, authority, ref components->Password, ref components->PasswordLength);
            Write(text, path, resource, ref components->UrlPath, ref components->UrlPathLength);
            Write(text, parts.ExtraInfo, resource, ref components->ExtraInfo, ref components->ExtraInfoLength);
            if (worst is not Win32Error.Success) return LastError.Fail(worst);
            components->SchemeNumber = parts.Secure ? HttpsScheme : HttpScheme;
            components->Port = parts.Port;
            return LastError.Succeed();

            void Write(ReadOnlySpan<char> all, Range part, Change change, ref char* pointer, ref uint room)
            {
                (int start, int count) = part.GetOffsetAndLength(all.Length);
                ReadOnlySpan<char> found = all.Slice(start, count);
                string? changed = change switch
                {
                    Change.Unescape => PercentEscape.Unescape(found),
                    Change.Escape => PercentEscape.Escape(found, escapePercent: false),
                    Change.EscapeAuthority => PercentEscape.EscapeAuthority(found),
                    _ => null,
                };
                Win32Error outcome = UrlComponentWriter.Write(found, url + start, changed, ref pointer, ref room);
                if (outcome is not Win32Error.Success) worst = outcome;
            }
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Puts a URL together.</summary>
    /// <param name="components">A null pointer = absent; length 0 with a pointer = terminated text.</param>
    /// <param name="flags">ICU_ESCAPE path and extra information, ICU_ESCAPE_AUTHORITY, ICU_REJECT_USERPWD,
    /// ICU_INCLUDE_DEFAULT_PORT.</param>
    /// <param name="url">Buffer, or null to ask for the size.</param>
    /// <param name="length">Characters: in capacity; out stored without terminator, or, with 122, needed with it.</param>
    /// <returns>1, or 0 with last error 87 no components, no length, wrong structure size, 12006 no scheme, 12005, 122.</returns>
    /// <remarks>Source: "WinHttpCreateUrl function (winhttp.h)". 87 is undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpCreateUrl", CallConvs = [typeof(CallConvStdcall)])]
    public static int CreateUrl(UrlComponents* components, uint flags, char* url, uint* length)
    {
        try
        {
            if (ForkGuard.IsForkedChild) return LastError.Fail(Win32Error.Shutdown);
            if (components is null || length is null || components->StructSize != sizeof(UrlComponents))
            {
                return LastError.Fail(Win32Error.InvalidParameter);
            }
            string text = Compose(components, flags);
            uint needed = (uint)text.Length + 1;
            if (url is null || *length < needed)
            {
                *length = needed;
                return LastError.Fail(Win32Error.InsufficientBuffer);
            }
            text.CopyTo(new Span<char>(url, text.Length));
            url[text.Length] = '\0';
            *length = needed - 1;
            return LastError.Succeed();
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    private static string Compose(UrlComponents* components, uint flags)
    {
        string scheme = components->Scheme is not null
            ? Text(components->Scheme, components->SchemeLength)
            : components->SchemeNumber switch { HttpScheme => "http", HttpsScheme => "https", _ => "" };
        bool secure = scheme.Equals("https", StringComparison.OrdinalIgnoreCase);
        if (!secure && !scheme.Equals("http", StringComparison.OrdinalIgnoreCase)) throw new EngineFailure(FailureReason.UnrecognizedScheme);
        string host = Text(components->HostName, components->HostNameLength);
        if (host.Length == 0) throw new EngineFailure(FailureReason.InvalidUrl);
        if (host.Contains(':')) host = host[0] == '[' ? host : $"[{host}]"; // an IPv6 literal, with brackets of its own
        else if ((flags & EscapeAuthority) != 0) host = PercentEscape.EscapeAuthority(host);
        string user = "";
        if ((components->UserName is not null || components->Password is not null) && (flags & RejectUserInformation) != 0)
        {
            throw new EngineFailure(FailureReason.InvalidUrl);
        }
        if (components->UserName is not null)
        {
            string password = components->Password is null ? "" : ":" + Authority(components->Password, components->PasswordLength);
            user = Authority(components->UserName, components->UserNameLength) + password + "@";
        }
        bool usual = components->Port == 0 || components->Port == (secure ? 443 : 80);
        ushort port = components->Port != 0 ? components->Port : secure ? (ushort)443 : (ushort)80;
        string path = Resource(components->UrlPath, components->UrlPathLength);
        string slash = path.Length == 0 || path[0] == '/' ? "" : "/";
        return scheme + "://" + user + host
            + (usual && (flags & IncludeDefaultPort) == 0 ? "" : ":" + port.ToString(System.Globalization.CultureInfo.InvariantCulture))
            + slash + path + Resource(components->ExtraInfo, components->ExtraInfoLength);

        string Authority(char* part, uint count) =>
            (flags & EscapeAuthority) != 0 ? PercentEscape.EscapeAuthority(Text(part, count)) : Text(part, count);

        string Resource(char* part, uint count) =>
            (flags & Escape) != 0 ? PercentEscape.Escape(Text(part, count), escapePercent: false) : Text(part, count);
    }

    private static string Text(char* part, uint count) =>
        CallerText.Read(part, count == 0 ? CallerText.Terminated : count).ToString();
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using WinHttpCompat.Engine;
using WinHttpCompat.Engine.Connections;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Engine.Requests;
using WinHttpCompat.Engine.Sessions;
using WinHttpCompat.Engine.Urls;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Callbacks;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Handles;
using WinHttpCompat.Shim.Marshalling;
using WinHttpCompat.Shim.Options;
using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Exports;

/// <summary>Making handles: session, connect, request.</summary>
internal static unsafe class OpeningExports
{
    private const uint NoProxy = 1, NamedProxy = 3, AutomaticProxy = 4;
    private const uint Asynchronous = 0x1000_0000, SecureDefaults = 0x3000_0000;
    private const uint Secure = 0x0080_0000, EscapePercent = 0x4, NullCodePage = 0x8, EscapeDisable = 0x40;
    private const uint EscapeDisableQuery = 0x80, Refresh = 0x100, AutomaticChunking = 0x200;
    private const uint RequestFlags = Secure | EscapePercent | NullCodePage | EscapeDisable | EscapeDisableQuery | Refresh | AutomaticChunking;

    // Undocumented; bounds a list whose terminator was forgotten.
    private const int MaxAcceptTypes = 1024;

    /// <summary>Opens a session.</summary>
    /// <param name="agent">User-Agent, NUL-terminated, or null for none.</param>
    /// <param name="accessType">WINHTTP_ACCESS_TYPE_*; the session connects directly, whatever is chosen.</param>
    /// <param name="proxy">Null unless NAMED_PROXY.</param>
    /// <param name="flags">0, WINHTTP_FLAG_ASYNC or WINHTTP_FLAG_SECURE_DEFAULTS.</param>
    /// <returns>The handle, or 0 with last error 87, 120 NAMED_PROXY, which does not exist yet, 12012 in a forked child.</returns>
    /// <remarks>Source: "WinHttpOpen function (winhttp.h)". 87 is undocumented; chosen for arguments the page excludes.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpOpen", CallConvs = [typeof(CallConvStdcall)])]
    public static nint Open(char* agent, uint accessType, char* proxy, char* proxyBypass, uint flags)
    {
        try
        {
            if (ForkGuard.IsForkedChild) return LastError.Fail(Win32Error.Shutdown);
            string agentText = CallerText.Read(agent).ToString();
            if (accessType is not (0 or NoProxy or NamedProxy or AutomaticProxy)) throw new AbiFailure(Win32Error.InvalidParameter);
            if ((flags & ~SecureDefaults) != 0 || flags == (SecureDefaults & ~Asynchronous)) throw new AbiFailure(Win32Error.InvalidParameter);
            if (accessType == NamedProxy)
            {
                // Going direct instead would send the program's traffic where it did not want it.
                throw new AbiFailure(proxy is null || *proxy == 0 ? Win32Error.InvalidParameter : Win32Error.CallNotImplemented);
            }
            if (proxy is not null || proxyBypass is not null) throw new AbiFailure(Win32Error.InvalidParameter);
            SessionHandle session = new((flags & Asynchronous) != 0 ? CallMode.Asynchronous : CallMode.Blocking)
            {
                HasSecureDefaults = flags == SecureDefaults,
            };
            Win32Error agentError = SessionText.SetAgent(session.Client.Defaults, agentText);
            if (agentError is not Win32Error.Success) throw new AbiFailure(agentError);
            HandleTable.Add(session);
            return LastError.Succeed(session.Value);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Names a server; nothing goes over the network.</summary>
    /// <param name="serverName">Name or IP literal, NUL-terminated.</param>
    /// <param name="port">0 = 80 or 443, by the request.</param>
    /// <param name="reserved">0.</param>
    /// <returns>The handle, or 0 with last error 6, 12018, 87 no name or <paramref name="reserved"/>, 12005 no server name.</returns>
    /// <remarks>Source: "WinHttpConnect function (winhttp.h)". 87 is undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpConnect", CallConvs = [typeof(CallConvStdcall)])]
    public static nint Connect(nint session, char* serverName, ushort port, uint reserved)
    {
        try
        {
            using Lease<SessionHandle> lease = new(session);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            if (serverName is null || reserved != 0) throw new AbiFailure(Win32Error.InvalidParameter);
            if (!ServerName.TryNormalize(CallerText.Read(serverName), out string host)) throw new AbiFailure(Win32Error.InvalidUrl);
            return Publish(new ConnectHandle(lease.Target, host, port));
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Opens a request; nothing goes over the network.</summary>
    /// <param name="verb">Null = GET.</param>
    /// <param name="objectName">Path and query, "*", or an http or https URL; null = the root.</param>
    /// <param name="version">"HTTP/1.0", anything else = 1.1; null or empty = the process's default.</param>
    /// <param name="referrer">Null = none.</param>
    /// <param name="acceptTypes">Array of texts that ends with a null; null = none.</param>
    /// <param name="flags">WINHTTP_FLAG_SECURE, WINHTTP_FLAG_ESCAPE_*, ...</param>
    /// <returns>The handle, or 0 with last error 6, 12018, 87 bad verb, referrer, type or flag, 12005 unusable name.</returns>
    /// <remarks>Source: "WinHttpOpenRequest function (winhttp.h)". 87 is undocumented.</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpOpenRequest", CallConvs = [typeof(CallConvStdcall)])]
    public static nint OpenRequest(
        nint connect, char* verb, char* objectName, char* version, char* referrer, char** acceptTypes, uint flags)
    {
        try
        {
            using Lease<ConnectHandle> lease = new(connect);
            if (lease.Error is not Win32Error.Success) return LastError.Fail(lease.Error);
            if ((flags & ~RequestFlags) != 0) throw new AbiFailure(Win32Error.InvalidParameter);
            string method = verb is null || *verb == 0 ? "GET" : CallerText.Read(verb).ToString();
            if (!HttpToken.IsToken(method)) throw new AbiFailure(Win32Error.InvalidParameter);
            ClientSession session = lease.Target.Session.Client;
            ObjectName name = new(CallerText.Read(objectName).ToString(), EscapingOf(flags), EncodingOf(session, flags));
            string path = name.Canonicalize(session.EncodeExtra);
            ReadOnlySpan<char> versionText = CallerText.Read(version);
            int minorVersion = versionText.IsEmpty ? DefaultVersion.Minor : versionText.Equals("HTTP/1.0", StringComparison.OrdinalIgnoreCase) ? 0 : 1;
            bool secure = (flags & Secure) != 0;
            ushort port = lease.Target.Port != 0 ? lease.Target.Port : secure ? (ushort)443 : (ushort)80;
            RequestTarget target = new(new ServerKey(secure, lease.Target.Host, port), method, path, minorVersion)
            {
                Name = name.MayBeEncoded ? name : null,
            };
            RequestHandle request = new(lease.Target, target, mayChunk: (flags & AutomaticChunking) != 0);
            AddOpeningHeaders(request.Client.Headers, CallerText.Read(referrer), acceptTypes, (flags & Refresh) != 0, minorVersion);
            return Publish(request);
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    private static nint Publish(HandleObject created)
    {
        created.UseAgain(); // the callback, or a guess on another thread, may close it as soon as it can be found
        HandleTable.Add(created);
        created.Session.CountHandle();
        CallbackDispatch.NotifyCreated(created);
        nint value = created.Value;
        created.Release();
        return LastError.Succeed(value);
    }

    private static Encoding EncodingOf(ClientSession session, uint flags) =>
        (flags & NullCodePage) != 0 ? CodePage.OneByteEach : session.ObjectNameEncoding;

    private static ObjectNameEscaping EscapingOf(uint flags)
    {
        if ((flags & (EscapeDisable | NullCodePage)) != 0) return ObjectNameEscaping.None;
        if ((flags & EscapeDisableQuery) != 0) return ObjectNameEscaping.PathOnly;
        return (flags & EscapePercent) != 0 ? ObjectNameEscaping.UnsafeAndPercent : ObjectNameEscaping.Unsafe;
    }

    private static void AddOpeningHeaders(
        RequestHeaders headers, ReadOnlySpan<char> referrer, char** acceptTypes, bool refresh, int minorVersion)
    {
        HeaderChange add = new(HeaderChangeKind.Add);
        if (!referrer.IsEmpty) AddOne("Referer", referrer.ToString());
        if (acceptTypes is not null && *acceptTypes is not null)
        {
            List<string> types = [];
            for (char** next = acceptTypes; *next is not null; next++)
            {
                if (types.Count == MaxAcceptTypes) throw new AbiFailure(Win32Error.InvalidParameter);
                types.Add(CallerText.Read(*next).ToString());
            }
            AddOne("Accept", string.Join(", ", types));
        }
        if (!refresh) return;
        AddOne("Pragma", "no-cache");
        if (minorVersion >= 1) AddOne("Cache-Control", "no-cache");

        void AddOne(string name, string value)
        {
            // A line end in the value would begin a header of its own.
            if (!HttpToken.IsFieldValue(value)) throw new AbiFailure(Win32Error.InvalidParameter);
            headers.Add($"{name}: {value}", add);
        }
    }
}

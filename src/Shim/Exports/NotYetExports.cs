using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;

namespace WinHttpCompat.Shim.Exports;

/// <summary>Functions that do not exist yet: each fails with ERROR_CALL_NOT_IMPLEMENTED, 120, in its own family's way, and
/// touches nothing it is given. Those that free something have had nothing to hand out. docs/support.md lists them.</summary>
internal static unsafe class NotYetExports
{
    private const uint CallNotImplemented = (uint)Win32Error.CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetDefaultProxyConfiguration", CallConvs = [typeof(CallConvStdcall)])]
    public static int GetDefaultProxyConfiguration(void* p1) => LastError.Fail(Win32Error.CallNotImplemented);

    [UnmanagedCallersOnly(EntryPoint = "WinHttpSetDefaultProxyConfiguration", CallConvs = [typeof(CallConvStdcall)])]
    public static int SetDefaultProxyConfiguration(void* p1) => LastError.Fail(Win32Error.CallNotImplemented);


    [UnmanagedCallersOnly(EntryPoint = "WinHttpQueryAuthParams", CallConvs = [typeof(CallConvStdcall)])]
    public static int QueryAuthParams(nint p1, uint p2, void* p3) => LastError.Fail(Win32Error.CallNotImplemented);


    [UnmanagedCallersOnly(EntryPoint = "WinHttpDetectAutoProxyConfigUrl", CallConvs = [typeof(CallConvStdcall)])]
    public static int DetectAutoProxyConfigUrl(uint p1, void* p2) => LastError.Fail(Win32Error.CallNotImplemented);

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetProxyForUrl", CallConvs = [typeof(CallConvStdcall)])]
    public static int GetProxyForUrl(nint p1, char* p2, void* p3, void* p4)
        => LastError.Fail(Win32Error.CallNotImplemented);

    [UnmanagedCallersOnly(EntryPoint = "WinHttpCreateProxyResolver", CallConvs = [typeof(CallConvStdcall)])]
    public static uint CreateProxyResolver(nint p1, void* p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetProxyForUrlEx", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetProxyForUrlEx(nint p1, char* p2, void* p3, nuint p4) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetProxyForUrlEx2", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetProxyForUrlEx2(nint p1, char* p2, void* p3, uint p4, void* p5, nuint p6) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetProxyResult", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetProxyResult(nint p1, void* p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetProxyResultEx", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetProxyResultEx(nint p1, void* p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpFreeProxyResult", CallConvs = [typeof(CallConvStdcall)])]
    public static void FreeProxyResult(void* p1)
    {
    }

    [UnmanagedCallersOnly(EntryPoint = "WinHttpFreeProxyResultEx", CallConvs = [typeof(CallConvStdcall)])]
    public static void FreeProxyResultEx(void* p1)
    {
    }

    [UnmanagedCallersOnly(EntryPoint = "WinHttpResetAutoProxy", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ResetAutoProxy(nint p1, uint p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetIEProxyConfigForCurrentUser", CallConvs = [typeof(CallConvStdcall)])]
    public static int GetIEProxyConfigForCurrentUser(void* p1) => LastError.Fail(Win32Error.CallNotImplemented);

    [UnmanagedCallersOnly(EntryPoint = "WinHttpIsHostInProxyBypassList", CallConvs = [typeof(CallConvStdcall)])]
    public static uint IsHostInProxyBypassList(void* p1, char* p2, int p3, ushort p4, void* p5) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpReadProxySettings", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ReadProxySettings(nint p1, char* p2, int p3, int p4, void* p5, void* p6, void* p7)
        => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpWriteProxySettings", CallConvs = [typeof(CallConvStdcall)])]
    public static uint WriteProxySettings(nint p1, int p2, void* p3) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpFreeProxySettings", CallConvs = [typeof(CallConvStdcall)])]
    public static void FreeProxySettings(void* p1)
    {
    }

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetProxySettingsVersion", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetProxySettingsVersion(nint p1, void* p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpSetProxySettingsPerUser", CallConvs = [typeof(CallConvStdcall)])]
    public static uint SetProxySettingsPerUser(int p1) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetProxySettingsEx", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetProxySettingsEx(nint p1, int p2, void* p3, nuint p4) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpGetProxySettingsResultEx", CallConvs = [typeof(CallConvStdcall)])]
    public static uint GetProxySettingsResultEx(nint p1, void* p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpFreeProxySettingsEx", CallConvs = [typeof(CallConvStdcall)])]
    public static uint FreeProxySettingsEx(int p1, void* p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpRegisterProxyChangeNotification", CallConvs = [typeof(CallConvStdcall)])]
    public static uint RegisterProxyChangeNotification(ulong p1, void* p2, void* p3, void* p4) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpUnregisterProxyChangeNotification", CallConvs = [typeof(CallConvStdcall)])]
    public static uint UnregisterProxyChangeNotification(nint p1) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpWebSocketCompleteUpgrade", CallConvs = [typeof(CallConvStdcall)])]
    public static nint WebSocketCompleteUpgrade(nint p1, nuint p2) => LastError.Fail(Win32Error.CallNotImplemented);

    [UnmanagedCallersOnly(EntryPoint = "WinHttpWebSocketSend", CallConvs = [typeof(CallConvStdcall)])]
    public static uint WebSocketSend(nint p1, int p2, void* p3, uint p4) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpWebSocketReceive", CallConvs = [typeof(CallConvStdcall)])]
    public static uint WebSocketReceive(nint p1, void* p2, uint p3, void* p4, void* p5) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpWebSocketShutdown", CallConvs = [typeof(CallConvStdcall)])]
    public static uint WebSocketShutdown(nint p1, ushort p2, void* p3, uint p4) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpWebSocketClose", CallConvs = [typeof(CallConvStdcall)])]
    public static uint WebSocketClose(nint p1, ushort p2, void* p3, uint p4) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpWebSocketQueryCloseStatus", CallConvs = [typeof(CallConvStdcall)])]
    public static uint WebSocketQueryCloseStatus(nint p1, void* p2, void* p3, uint p4, void* p5) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpProtocolCompleteUpgrade", CallConvs = [typeof(CallConvStdcall)])]
    public static nint ProtocolCompleteUpgrade(nint p1, nuint p2) => LastError.Fail(Win32Error.CallNotImplemented);

    [UnmanagedCallersOnly(EntryPoint = "WinHttpProtocolSend", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ProtocolSend(nint p1, ulong p2, void* p3, uint p4) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpProtocolReceive", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ProtocolReceive(nint p1, ulong p2, void* p3, uint p4, void* p5) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpConnectionSetProxyInfo", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ConnectionSetProxyInfo(char* p1, int p2, void* p3) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpConnectionDeleteProxyInfo", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ConnectionDeleteProxyInfo(char* p1, int p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpConnectionUpdateIfIndexTable", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ConnectionUpdateIfIndexTable(nint p1, void* p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpConnectionSetPolicyEntries", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ConnectionSetPolicyEntries(nint p1, int p2, void* p3) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpConnectionDeletePolicyEntries", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ConnectionDeletePolicyEntries(nint p1, int p2) => CallNotImplemented;

    [UnmanagedCallersOnly(EntryPoint = "WinHttpConnectionDeletePolicyEntriesByAppSid", CallConvs = [typeof(CallConvStdcall)])]
    public static uint ConnectionDeletePolicyEntriesByAppSid(nint p1, uint p2, void* p3) => CallNotImplemented;
}

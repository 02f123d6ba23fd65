using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Exports;

namespace WinHttpCompat.Shim.Tests;

/// <summary>The exports, called as a program calls them: through their native entry points.</summary>
internal static unsafe class NativeCalls
{
    public const uint NoProxy = 1, Asynchronous = 0x1000_0000;

    public static nint Open(string? agent = null, uint access = NoProxy, string? proxy = null, string? bypass = null, uint flags = 0)
    {
        delegate* unmanaged[Stdcall]<char*, uint, char*, char*, uint, nint> open = &OpeningExports.Open;
        fixed (char* agentText = agent, proxyText = proxy, bypassText = bypass) return open(agentText, access, proxyText, bypassText, flags);
    }

    public static nint Connect(nint session, string? server = "host.example", ushort port = 0, uint reserved = 0)
    {
        delegate* unmanaged[Stdcall]<nint, char*, ushort, uint, nint> connect = &OpeningExports.Connect;
        fixed (char* name = server) return connect(session, name, port, reserved);
    }

    public static nint OpenRequest(
        nint connection, string? verb = null, string? path = null, string? version = null, string? referrer = null, uint flags = 0)
    {
        delegate* unmanaged[Stdcall]<nint, char*, char*, char*, char*, char**, uint, nint> open = &OpeningExports.OpenRequest;
        fixed (char* verbText = verb, pathText = path, versionText = version, referrerText = referrer)
        {
            return open(connection, verbText, pathText, versionText, referrerText, null, flags);
        }
    }

    public static int CloseHandle(nint handle)
    {
        delegate* unmanaged[Stdcall]<nint, int> close = &HandleExports.CloseHandle;
        return close(handle);
    }

    public static nint SetStatusCallback(nint handle, nint function, uint flags, nuint reserved = 0)
    {
        delegate* unmanaged[Stdcall]<
            nint, delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void>, uint, nuint,
            delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void>> set = &HandleExports.SetStatusCallback;
        return (nint)set(handle, (delegate* unmanaged[Stdcall]<nint, nuint, uint, void*, uint, void>)function, flags, reserved);
    }

    public static int SetTimeouts(nint handle, int resolve, int connect, int send, int receive)
    {
        delegate* unmanaged[Stdcall]<nint, int, int, int, int, int> set = &HandleExports.SetTimeouts;
        return set(handle, resolve, connect, send, receive);
    }

    public static int QueryOption(nint handle, uint option, void* buffer, uint* length)
    {
        delegate* unmanaged[Stdcall]<nint, uint, void*, uint*, int> query = &HandleExports.QueryOption;
        return query(handle, option, buffer, length);
    }

    public static int SetOption(nint handle, uint option, void* buffer, uint length)
    {
        delegate* unmanaged[Stdcall]<nint, uint, void*, uint, int> set = &HandleExports.SetOption;
        return set(handle, option, buffer, length);
    }

    public static int AddRequestHeaders(nint request, string? headers, uint modifiers)
    {
        delegate* unmanaged[Stdcall]<nint, char*, uint, uint, int> add = &HeaderExports.AddRequestHeaders;
        fixed (char* text = headers) return add(request, text, uint.MaxValue, modifiers);
    }

    public static int SendRequest(nint request, string? headers = null, uint optionalLength = 0, uint totalLength = 0, nuint context = 0)
    {
        delegate* unmanaged[Stdcall]<nint, char*, uint, void*, uint, uint, nuint, int> send = &ExchangeExports.SendRequest;
        fixed (char* text = headers) return send(request, text, headers is null ? 0 : uint.MaxValue, null, optionalLength, totalLength, context);
    }

    public static int ReceiveResponse(nint request, nint reserved = 0)
    {
        delegate* unmanaged[Stdcall]<nint, void*, int> receive = &ExchangeExports.ReceiveResponse;
        return receive(request, (void*)reserved);
    }

    public static int QueryDataAvailable(nint request, uint* available)
    {
        delegate* unmanaged[Stdcall]<nint, uint*, int> query = &ExchangeExports.QueryDataAvailable;
        return query(request, available);
    }

    public static int ReadData(nint request, void* buffer, uint capacity, uint* read)
    {
        delegate* unmanaged[Stdcall]<nint, void*, uint, uint*, int> readData = &ExchangeExports.ReadData;
        return readData(request, buffer, capacity, read);
    }

    public static int WriteData(nint request, void* buffer, uint count, uint* written)
    {
        delegate* unmanaged[Stdcall]<nint, void*, uint, uint*, int> write = &ExchangeExports.WriteData;
        return write(request, buffer, count, written);
    }

    public static int CrackUrl(char* url, uint length, uint flags, UrlComponents* components)
    {
        delegate* unmanaged[Stdcall]<char*, uint, uint, UrlComponents*, int> crack = &UrlExports.CrackUrl;
        return crack(url, length, flags, components);
    }

    public static int CreateUrl(UrlComponents* components, uint flags, char* url, uint* length)
    {
        delegate* unmanaged[Stdcall]<UrlComponents*, uint, char*, uint*, int> create = &UrlExports.CreateUrl;
        return create(components, flags, url, length);
    }

    public static int TimeFromSystemTime(SystemTime* time, char* text)
    {
        delegate* unmanaged[Stdcall]<SystemTime*, char*, int> write = &TimeExports.TimeFromSystemTime;
        return write(time, text);
    }

    public static int TimeToSystemTime(string? text, SystemTime* time)
    {
        delegate* unmanaged[Stdcall]<char*, SystemTime*, int> read = &TimeExports.TimeToSystemTime;
        fixed (char* start = text) return read(start, time);
    }
}

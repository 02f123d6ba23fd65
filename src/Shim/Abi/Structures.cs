using System.Runtime.InteropServices;

namespace WinHttpCompat.Shim.Abi;

/// <summary>WINHTTP_ASYNC_RESULT: payload of REQUEST_ERROR.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AsyncResult
{
    public nuint Result;
    public uint Error;
}

/// <summary>URL_COMPONENTS of WinHttpCrackUrl and WinHttpCreateUrl. Lengths in characters.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct UrlComponents
{
    public uint StructSize;
    public char* Scheme;
    public uint SchemeLength;
    public int SchemeNumber;
    public char* HostName;
    public uint HostNameLength;
    public ushort Port;
    public char* UserName;
    public uint UserNameLength;
    public char* Password;
    public uint PasswordLength;
    public char* UrlPath;
    public uint UrlPathLength;
    public char* ExtraInfo;
    public uint ExtraInfoLength;
}

/// <summary>SYSTEMTIME: UTC, month 1 to 12, Sunday 0.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SystemTime
{
    public ushort Year, Month, DayOfWeek, Day, Hour, Minute, Second, Milliseconds;

    public static SystemTime From(DateTime utc) => new()
    {
        Year = (ushort)utc.Year,
        Month = (ushort)utc.Month,
        DayOfWeek = (ushort)utc.DayOfWeek,
        Day = (ushort)utc.Day,
        Hour = (ushort)utc.Hour,
        Minute = (ushort)utc.Minute,
        Second = (ushort)utc.Second,
        Milliseconds = (ushort)utc.Millisecond,
    };

    /// <returns>False when the fields are no date and time.</returns>
    public readonly bool TryToUtc(out DateTime utc)
    {
        utc = default;
        if (Year is < 1601 or > 9999 || Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month)) return false;
        if (Hour > 23 || Minute > 59 || Second > 59 || Milliseconds > 999) return false;
        utc = new DateTime(Year, Month, Day, Hour, Minute, Second, Milliseconds, DateTimeKind.Utc);
        return true;
    }
}

/// <summary>HTTP_VERSION_INFO of WINHTTP_OPTION_HTTP_VERSION.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct HttpVersionInfo
{
    public uint Major, Minor;
}

/// <summary>WINHTTP_EXTENDED_HEADER: NUL-terminated texts, UTF-16 or bytes as the function's flags say.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ExtendedHeader
{
    public void* Name, Value;
}

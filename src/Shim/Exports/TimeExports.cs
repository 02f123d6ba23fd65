using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using WinHttpCompat.Engine.Headers;
using WinHttpCompat.Shim.Abi;
using WinHttpCompat.Shim.Errors;
using WinHttpCompat.Shim.Marshalling;
using WinHttpCompat.Shim.Process;

namespace WinHttpCompat.Shim.Exports;

/// <summary>HTTP dates, and whether the platform will do.</summary>
internal static unsafe class TimeExports
{
    /// <summary>Writes a time as HTTP does.</summary>
    /// <param name="time">UTC; its day of the week is not looked at.</param>
    /// <param name="text">WINHTTP_TIME_FORMAT_BUFSIZE = 62 bytes, 31 characters with the terminator.</param>
    /// <returns>1, or 0 with last error 87 null argument, 12004 no time.</returns>
    /// <remarks>Source: "WinHttpTimeFromSystemTime function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpTimeFromSystemTime", CallConvs = [typeof(CallConvStdcall)])]
    public static int TimeFromSystemTime(SystemTime* time, char* text)
    {
        try
        {
            if (ForkGuard.IsForkedChild) return LastError.Fail(Win32Error.Shutdown);
            if (time is null || text is null) return LastError.Fail(Win32Error.InvalidParameter);
            if (!time->TryToUtc(out DateTime utc)) return LastError.Fail(Win32Error.InternalError);
            string date = HttpDate.Format(utc);
            date.CopyTo(new Span<char>(text, date.Length));
            text[date.Length] = '\0';
            return LastError.Succeed();
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Reads a date as HTTP writes it, in any of its three forms.</summary>
    /// <param name="text">NUL-terminated.</param>
    /// <param name="time">UTC.</param>
    /// <returns>1, or 0 with last error 87 null argument, 12004 no date.</returns>
    /// <remarks>Source: "WinHttpTimeToSystemTime function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpTimeToSystemTime", CallConvs = [typeof(CallConvStdcall)])]
    public static int TimeToSystemTime(char* text, SystemTime* time)
    {
        try
        {
            if (ForkGuard.IsForkedChild) return LastError.Fail(Win32Error.Shutdown);
            if (text is null || time is null) return LastError.Fail(Win32Error.InvalidParameter);
            if (!HttpDate.TryParse(CallerText.Read(text), out DateTime utc)) return LastError.Fail(Win32Error.InternalError);
            *time = SystemTime.From(utc);
            return LastError.Succeed();
        }
        catch (Exception failure)
        {
            return LastError.Fail(failure);
        }
    }

    /// <summary>Whether this library works on the platform: it does, or it would not have been loaded.</summary>
    /// <returns>1.</returns>
    /// <remarks>Source: "WinHttpCheckPlatform function (winhttp.h)".</remarks>
    [UnmanagedCallersOnly(EntryPoint = "WinHttpCheckPlatform", CallConvs = [typeof(CallConvStdcall)])]
    public static int CheckPlatform() => LastError.Succeed();
}

using WinHttpCompat.Shim.Abi;
using Xunit;

namespace WinHttpCompat.Shim.Tests;

public sealed unsafe class TimeExportsTests
{
    private const int BufferBytes = 62; // WINHTTP_TIME_FORMAT_BUFSIZE

    [Fact]
    public void TimeFromSystemTime_AnyDate_IsWrittenWithinTheBuffer()
    {
        SystemTime time = new() { Year = 2000, Month = 11, Day = 21, DayOfWeek = 99, Hour = 1, Minute = 6, Second = 53, Milliseconds = 999 };
        using NativeBuffer text = new(BufferBytes);
        Assert.Equal((1, 0u), (NativeCalls.TimeFromSystemTime(&time, (char*)text.Start), ThreadError.Last));
        Assert.Equal("Tue, 21 Nov 2000 01:06:53 GMT\0", text.Text(30));
        Assert.True(text.IsUntouchedBehind(60));
    }

    [Theory]
    [InlineData("Tue, 21 Nov 2000 01:06:53 GMT")]
    [InlineData("Tuesday, 21-Nov-00 01:06:53 GMT")]
    [InlineData("Tue Nov 21 01:06:53 2000")]
    [InlineData("Fri, 21 Nov 2000 01:06:53 GMT")] // a wrong day of the week does no harm
    [InlineData("Friday, 21-Nov-00 01:06:53 GMT")]
    [InlineData("Fri Nov 21 01:06:53 2000")]
    public void TimeToSystemTime_EachForm_IsRead(string text)
    {
        SystemTime time;
        Assert.Equal((1, 0u), (NativeCalls.TimeToSystemTime(text, &time), ThreadError.Last));
        Assert.Equal(
            (2000, 11, 2, 21, 1, 6, 53, 0),
            ((int)time.Year, (int)time.Month, (int)time.DayOfWeek, (int)time.Day, (int)time.Hour, (int)time.Minute, (int)time.Second, (int)time.Milliseconds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Tue, 31 Feb 2000 01:06:53 GMT")]
    [InlineData("Tue, 21 Nov 2000 25:06:53 GMT")]
    public void TimeToSystemTime_NoDate_Is12004AndStoresNothing(string text)
    {
        SystemTime time = new() { Year = 7 };
        Assert.Equal((0, 12004u), (NativeCalls.TimeToSystemTime(text, &time), ThreadError.Last));
        Assert.Equal(7, time.Year);
    }

    [Theory]
    [InlineData(2001, 2, 29, 0)]
    [InlineData(2001, 0, 1, 0)]
    [InlineData(2001, 13, 1, 0)]
    [InlineData(2001, 1, 0, 0)]
    [InlineData(1600, 1, 1, 0)]
    [InlineData(10_000, 1, 1, 0)]
    [InlineData(2001, 1, 1, 24)]
    [InlineData(65_535, 65_535, 65_535, 65_535)]
    public void TimeFromSystemTime_NoTime_Is12004AndWritesNothing(int year, int month, int day, int hour)
    {
        SystemTime time = new() { Year = (ushort)year, Month = (ushort)month, Day = (ushort)day, Hour = (ushort)hour };
        using NativeBuffer text = new(BufferBytes);
        Assert.Equal((0, 12004u), (NativeCalls.TimeFromSystemTime(&time, (char*)text.Start), ThreadError.Last));
        Assert.True(text.IsUntouchedBehind(0));
    }

    [Fact]
    public void Times_NullArguments_Are87()
    {
        SystemTime time;
        char text;
        Assert.Equal((0, 87u), (NativeCalls.TimeFromSystemTime(null, &text), ThreadError.Last));
        Assert.Equal((0, 87u), (NativeCalls.TimeFromSystemTime(&time, null), ThreadError.Last));
        Assert.Equal((0, 87u), (NativeCalls.TimeToSystemTime(null, &time), ThreadError.Last));
        Assert.Equal((0, 87u), (NativeCalls.TimeToSystemTime("", null), ThreadError.Last));
    }
}

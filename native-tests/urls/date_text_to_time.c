/* WinHttpTimeToSystemTime: the three forms of HTTP dates, and 12004 for everything else. */
#include <string.h>

#include "check.h"
#include "text.h"

static void check(const WCHAR *text, WORD year, WORD month, WORD day_of_week, WORD day, WORD hour, WORD minute,
    WORD second)
{
    SYSTEMTIME time;
    memset(&time, 0x5A, sizeof time);
    CHECK_SUCCEEDS(WinHttpTimeToSystemTime(text, &time));
    CHECK_EQ(time.wYear, year);
    CHECK_EQ(time.wMonth, month);
    CHECK_EQ(time.wDayOfWeek, day_of_week);
    CHECK_EQ(time.wDay, day);
    CHECK_EQ(time.wHour, hour);
    CHECK_EQ(time.wMinute, minute);
    CHECK_EQ(time.wSecond, second);
    CHECK_EQ(time.wMilliseconds, 0);
}

static void refused(const WCHAR *text)
{
    SYSTEMTIME time, before;
    memset(&time, 0x5A, sizeof time);
    before = time;
    CHECK_FAILS(WinHttpTimeToSystemTime(text, &time), ERROR_WINHTTP_INTERNAL_ERROR);
    CHECK(memcmp(&time, &before, sizeof time) == 0);
}

static void every_day_comes_back(void)
{
    SYSTEMTIME time = { 0 }, again;
    WCHAR text[WINHTTP_TIME_FORMAT_BUFSIZE / sizeof(WCHAR)];
    WORD day;
    time.wYear = 2024;
    for (time.wMonth = 1; time.wMonth <= 12; time.wMonth++) {
        for (day = 1; day <= 28; day++) {
            time.wDay = day;
            time.wHour = (WORD)(day % 24);
            time.wMinute = (WORD)(day * 2);
            time.wSecond = (WORD)(59 - day);
            CHECK_SUCCEEDS(WinHttpTimeFromSystemTime(&time, text));
            CHECK_SUCCEEDS(WinHttpTimeToSystemTime(text, &again));
            again.wDayOfWeek = 0; /* computed; not given here */
            CHECK(memcmp(&time, &again, sizeof time) == 0);
        }
    }
}

int main(void)
{
    static const WCHAR half_a_pair[] = { 0xD800, 0 };
    SYSTEMTIME time;

    check(W("Sun, 06 Nov 1994 08:49:37 GMT"), 1994, 11, 0, 6, 8, 49, 37);
    check(W("Sunday, 06-Nov-94 08:49:37 GMT"), 1994, 11, 0, 6, 8, 49, 37);
    check(W("Sun Nov  6 08:49:37 1994"), 1994, 11, 0, 6, 8, 49, 37);
    check(W("Sat Nov 16 08:49:37 2024"), 2024, 11, 6, 16, 8, 49, 37);
    check(W("Thu, 29 Feb 2024 23:59:59 GMT"), 2024, 2, 4, 29, 23, 59, 59);
    check(W("Thursday, 01-Jan-70 00:00:00 GMT"), 1970, 1, 4, 1, 0, 0, 0);
    check(W("Fri, 31 Dec 9999 00:00:00 GMT"), 9999, 12, 5, 31, 0, 0, 0);

    refused(W(""));
    refused(W("yesterday"));
    refused(W("Sun, 06 Nov 1994"));
    refused(W("Sun, 06 Nov 1994 08:49:37 GMT and more"));
    refused(W("Sun, 32 Nov 1994 08:49:37 GMT"));
    refused(W("Sun, 06 Foo 1994 08:49:37 GMT"));
    refused(W("Wed, 29 Feb 2023 00:00:00 GMT"));
    refused(W("Sun, 06 Nov 1994 24:00:00 GMT"));
    refused(W("Sun, 06 Nov 1994 08:60:00 GMT"));
    refused(W("1994-11-06T08:49:37Z"));
    refused(W("784111777"));
    refused(half_a_pair);

    CHECK_FAILS(WinHttpTimeToSystemTime(NULL, &time), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpTimeToSystemTime(W("Sun, 06 Nov 1994 08:49:37 GMT"), NULL), ERROR_INVALID_PARAMETER);
    every_day_comes_back();
    return 0;
}

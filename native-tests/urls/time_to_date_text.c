/* WinHttpTimeFromSystemTime: one form, 62 bytes, and 12004 for what is no date. */
#include <string.h>

#include "check.h"
#include "text.h"

enum { CHARACTERS = WINHTTP_TIME_FORMAT_BUFSIZE / sizeof(WCHAR) };

static void check(SYSTEMTIME time, const WCHAR *expected)
{
    WCHAR text[CHARACTERS + 1];
    memset(text, 0x5A, sizeof text);
    CHECK_SUCCEEDS(WinHttpTimeFromSystemTime(&time, text));
    CHECK_WIDE(text, expected);
    CHECK_EQ(text[CHARACTERS], 0x5A5A);
}

static void refused(SYSTEMTIME time)
{
    WCHAR text[CHARACTERS] = { 'x', 0 };
    CHECK_FAILS(WinHttpTimeFromSystemTime(&time, text), ERROR_WINHTTP_INTERNAL_ERROR);
    CHECK_WIDE(text, W("x"));
}

static SYSTEMTIME at(WORD year, WORD month, WORD day, WORD hour, WORD minute, WORD second)
{
    SYSTEMTIME time = { 0 };
    time.wYear = year;
    time.wMonth = month;
    time.wDay = day;
    time.wHour = hour;
    time.wMinute = minute;
    time.wSecond = second;
    return time;
}

int main(void)
{
    SYSTEMTIME time = at(2000, 11, 21, 1, 6, 53);
    WCHAR text[CHARACTERS];

    check(time, W("Tue, 21 Nov 2000 01:06:53 GMT"));
    check(at(1994, 11, 6, 8, 49, 37), W("Sun, 06 Nov 1994 08:49:37 GMT"));
    check(at(2024, 2, 29, 23, 59, 59), W("Thu, 29 Feb 2024 23:59:59 GMT"));
    check(at(1601, 1, 1, 0, 0, 0), W("Mon, 01 Jan 1601 00:00:00 GMT"));
    check(at(9999, 12, 31, 0, 0, 0), W("Fri, 31 Dec 9999 00:00:00 GMT"));
    time.wMilliseconds = 999;
    check(time, W("Tue, 21 Nov 2000 01:06:53 GMT"));

    refused(at(2000, 0, 1, 0, 0, 0));
    refused(at(2000, 13, 1, 0, 0, 0));
    refused(at(2000, 1, 0, 0, 0, 0));
    refused(at(2000, 4, 31, 0, 0, 0));
    refused(at(2023, 2, 29, 0, 0, 0));
    refused(at(2000, 1, 1, 24, 0, 0));
    refused(at(2000, 1, 1, 0, 60, 0));
    refused(at(2000, 1, 1, 0, 0, 60));
    refused(at(0, 1, 1, 0, 0, 0));
    refused(at(65535, 65535, 65535, 65535, 65535, 65535));

    CHECK_FAILS(WinHttpTimeFromSystemTime(NULL, text), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpTimeFromSystemTime(&time, NULL), ERROR_INVALID_PARAMETER);
    return 0;
}

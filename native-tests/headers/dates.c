/* FLAG_SYSTEMTIME: the three forms of HTTP dates; anything else is 12153 and stores nothing. */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 0\r\n" "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
        "Expires: Sunday, 06-Nov-94 08:49:37 GMT\r\n" "Last-Modified: Sun Nov  6 08:49:37 1994\r\n" "X-Now: now\r\n"
        "X-Never: 0\r\n" "X-Wrong: Sun, 31 Feb 1994 08:49:37 GMT\r\n" "X-Empty:\r\n\r\n");

static void is_that_day(HINTERNET request, DWORD level)
{
    static const SYSTEMTIME expected = { 1994, 11, 0, 6, 8, 49, 37, 0 };
    SYSTEMTIME time[2];
    DWORD length = sizeof time;
    memset(time, 0x5A, sizeof time);
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, level | WINHTTP_QUERY_FLAG_SYSTEMTIME, NULL, time, &length, NULL));
    CHECK_EQ(length, 16);
    CHECK(memcmp(&time[0], &expected, sizeof expected) == 0);
    CHECK_EQ(time[1].wYear, 0x5A5A);
}

static void is_no_date(HINTERNET request, const WCHAR *name)
{
    SYSTEMTIME time;
    DWORD length = sizeof time;
    memset(&time, 0x5A, sizeof time);
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_SYSTEMTIME, name, &time, &length,
        NULL), ERROR_WINHTTP_INVALID_HEADER);
    CHECK_EQ(time.wYear, 0x5A5A);
    CHECK_EQ(length, sizeof time);
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    is_that_day(exchange.request, WINHTTP_QUERY_DATE);
    is_that_day(exchange.request, WINHTTP_QUERY_EXPIRES);
    is_that_day(exchange.request, WINHTTP_QUERY_LAST_MODIFIED);
    is_no_date(exchange.request, W("X-Now"));
    is_no_date(exchange.request, W("X-Never"));
    is_no_date(exchange.request, W("X-Wrong"));
    is_no_date(exchange.request, W("X-Empty"));
    exchange_end(&exchange);
    return 0;
}

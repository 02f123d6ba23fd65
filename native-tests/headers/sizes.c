/*
 * The length protocol for each shape of result: no length 87; no buffer, whatever the length, or a small one 122 with
 * the bytes to allocate; an exact or larger one stores, and the length becomes that of the result.
 */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n" "Content-Length: 0\r\n" "Empty:\r\n\r\n");

enum { UNTOUCHED = 0x5A, CAPACITY = 256 };

static void check(HINTERNET request, DWORD level, const WCHAR *name, DWORD needed, DWORD stored)
{
    unsigned char buffer[CAPACITY];
    DWORD capacity, length, at;

    CHECK_FAILS(WinHttpQueryHeaders(request, level, name, buffer, NULL, NULL), ERROR_INVALID_PARAMETER);
    for (capacity = 0; capacity <= CAPACITY; capacity += needed) {
        length = capacity;
        CHECK_FAILS(WinHttpQueryHeaders(request, level, name, NULL, &length, NULL), ERROR_INSUFFICIENT_BUFFER);
        CHECK_EQ(length, needed);
    }
    length = 0xFFFFFFFF;
    CHECK_FAILS(WinHttpQueryHeaders(request, level, name, NULL, &length, NULL), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, needed);
    for (capacity = 0; capacity < needed; capacity++) {
        length = capacity;
        memset(buffer, UNTOUCHED, sizeof buffer);
        CHECK_FAILS(WinHttpQueryHeaders(request, level, name, buffer, &length, NULL), ERROR_INSUFFICIENT_BUFFER);
        CHECK_EQ(length, needed);
        for (at = 0; at < CAPACITY; at++) {
            CHECK_EQ(buffer[at], UNTOUCHED);
        }
    }
    for (capacity = needed; capacity <= needed + 8; capacity++) {
        length = capacity;
        memset(buffer, UNTOUCHED, sizeof buffer);
        CHECK_SUCCEEDS(WinHttpQueryHeaders(request, level, name, buffer, &length, NULL));
        CHECK_EQ(length, stored);
        for (at = needed; at < CAPACITY; at++) {
            CHECK_EQ(buffer[at], UNTOUCHED);
        }
    }
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    HINTERNET request = exchange.request;
    const DWORD date = 29, raw = 17 + 37 + 19 + 9 + 2;
    check(request, WINHTTP_QUERY_DATE, NULL, (date + 1) * 2, date * 2);
    check(request, WINHTTP_QUERY_CUSTOM, W("Empty"), 2, 0);
    check(request, WINHTTP_QUERY_STATUS_CODE, NULL, 8, 6);
    check(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, NULL, (raw + 1) * 2, raw * 2);
    check(request, WINHTTP_QUERY_DATE | WINHTTP_QUERY_FLAG_SYSTEMTIME, NULL, 16, 16);
    check(request, WINHTTP_QUERY_CONTENT_LENGTH | WINHTTP_QUERY_FLAG_NUMBER, NULL, 4, 4);
    check(request, WINHTTP_QUERY_CONTENT_LENGTH | WINHTTP_QUERY_FLAG_NUMBER64, NULL, 8, 8);
    check(request, WINHTTP_QUERY_DATE | WINHTTP_QUERY_FLAG_WIRE_ENCODING, NULL, date + 1, date);
    check(request, WINHTTP_QUERY_REQUEST_METHOD, NULL, 8, 6);
    exchange_end(&exchange);
    return 0;
}

/*
 * The index: in, which occurrence; out, the next one, so that a loop ends with 12150. It moves on only when a value
 * was stored: a caller repeats the call with a larger buffer.
 */
#include <stdlib.h>

#include "check.h"
#include "exchange.h"
#include "header_text.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Set-Cookie: a=1\r\n" "X: y\r\n" "set-cookie: b=2, c=3\r\n" "SET-COOKIE:\r\n"
        "Set-Cookie: d=4\r\n" "Content-Length: 0\r\n\r\n");

static const char *const cookies[] = { "a=1", "b=2, c=3", "", "d=4" };

static void loop(HINTERNET request, DWORD level, const WCHAR *name)
{
    DWORD index = 0, at;
    for (at = 0; at < 4; at++) {
        char *text = header_text(request, level, name, &index);
        CHECK_TEXT(text, cookies[at]);
        CHECK_EQ(index, at + 1);
        free(text);
    }
    CHECK(header_text(request, level, name, &index) == NULL);
    CHECK_EQ(GetLastError(), ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_EQ(index, 4);
}

static void small_buffer_leaves_the_index(HINTERNET request)
{
    DWORD index = 1, length = 0;
    WCHAR buffer[16];
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_SET_COOKIE, NULL, NULL, &length, &index),
        ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(index, 1);
    CHECK_EQ(length, sizeof(WCHAR) * sizeof "b=2, c=3");
    length--;
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_SET_COOKIE, NULL, buffer, &length, &index),
        ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(index, 1);
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, WINHTTP_QUERY_SET_COOKIE, NULL, buffer, &length, &index));
    CHECK_WIDE(buffer, W("b=2, c=3"));
    CHECK_EQ(index, 2);
}

static void past_the_last(HINTERNET request, DWORD level, DWORD start)
{
    DWORD index = start;
    CHECK(header_text(request, level, NULL, &index) == NULL);
    CHECK_EQ(GetLastError(), ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_EQ(index, start);
}

static void once_only(HINTERNET request, DWORD level, const char *expected)
{
    DWORD index = 0;
    char *text = header_text(request, level, NULL, &index);
    CHECK_TEXT(text, expected);
    CHECK_EQ(index, 1);
    past_the_last(request, level, 1);
    free(text);
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    HINTERNET request = exchange.request;
    DWORD index = 3;
    char *text;

    loop(request, WINHTTP_QUERY_SET_COOKIE, NULL);
    loop(request, WINHTTP_QUERY_CUSTOM, W("Set-Cookie"));
    small_buffer_leaves_the_index(request);
    past_the_last(request, WINHTTP_QUERY_SET_COOKIE, 4);
    past_the_last(request, WINHTTP_QUERY_SET_COOKIE, 0x7FFFFFFF);
    past_the_last(request, WINHTTP_QUERY_SET_COOKIE, 0x80000000);
    past_the_last(request, WINHTTP_QUERY_SET_COOKIE, 0xFFFFFFFF);

    text = header_text(request, WINHTTP_QUERY_SET_COOKIE, NULL, &index);
    CHECK_TEXT(text, "d=4");
    free(text);
    /* Without an index it is the first one, every time. */
    header_is(request, WINHTTP_QUERY_SET_COOKIE, NULL, "a=1");
    header_is(request, WINHTTP_QUERY_SET_COOKIE, NULL, "a=1");

    once_only(request, WINHTTP_QUERY_STATUS_CODE, "200");
    once_only(request, WINHTTP_QUERY_STATUS_TEXT, "OK");
    once_only(request, WINHTTP_QUERY_VERSION, "HTTP/1.1");
    once_only(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nX: y\r\n"
        "set-cookie: b=2, c=3\r\nSET-COOKIE: \r\nSet-Cookie: d=4\r\nContent-Length: 0\r\n\r\n");
    exchange_end(&exchange);
    return 0;
}

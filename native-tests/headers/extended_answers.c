/* WinHttpQueryHeadersEx: all headers or one, of the response or the request, as UTF-16 or as the bytes on the wire. */
#include <stdio.h>

#include "check.h"
#include "exchange.h"
#include "extended.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "b: 1\r\n" "A:2\r\n" "B :  3 \t\r\n" "Folded: one\r\n" "  two\r\n" "Empty:\r\n"
        "Server: \xC3\xA4\r\n" "X-Latin: \xE4\r\n" "Content-Length: 0\r\n\r\n");

static void occurrences(HINTERNET request)
{
    struct extended answer;
    DWORD index = 0;
    extended_query(&answer, request, WINHTTP_QUERY_CUSTOM, W("b"), 0, &index);
    CHECK_EQ(answer.error, 0);
    CHECK_EQ(answer.count, 1);
    CHECK_WIDE(answer.headers[0].pwszValue, W("1"));
    CHECK_EQ(index, 1);
    extended_query(&answer, request, WINHTTP_QUERY_CUSTOM, W("b"), 0, &index);
    CHECK_EQ(answer.error, 0);
    CHECK_WIDE(answer.headers[0].pwszName, W("B"));
    CHECK_WIDE(answer.headers[0].pwszValue, W("3"));
    CHECK_EQ(index, 2);
    extended_query(&answer, request, WINHTTP_QUERY_CUSTOM, W("b"), 0, &index);
    CHECK_EQ(answer.error, ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_EQ(index, 2);
    index = 0xFFFFFFFF;
    extended_query(&answer, request, WINHTTP_QUERY_CUSTOM, W("b"), 0, &index);
    CHECK_EQ(answer.error, ERROR_WINHTTP_HEADER_NOT_FOUND);
    /* All of them together exist once. */
    index = 0;
    extended_query(&answer, request, WINHTTP_QUERY_EX_ALL_HEADERS, NULL, 0, &index);
    CHECK_EQ(answer.error, 0);
    CHECK_EQ(answer.count, 8);
    CHECK_EQ(index, 1);
    extended_query(&answer, request, WINHTTP_QUERY_EX_ALL_HEADERS, NULL, 0, &index);
    CHECK_EQ(answer.error, ERROR_WINHTTP_HEADER_NOT_FOUND);
}

static void value_is(HINTERNET request, const WCHAR *name, UINT code_page, const WCHAR *expected)
{
    struct extended answer;
    extended_query(&answer, request, WINHTTP_QUERY_CUSTOM, name, code_page, NULL);
    CHECK_EQ(answer.error, 0);
    CHECK_WIDE(answer.headers[0].pwszValue, expected);
}

static void code_pages(HINTERNET request)
{
    static const UINT others[] = { 0, 1, 437, 0xFFFFFFFF };
    unsigned at;
    for (at = 0; at < sizeof others / sizeof others[0]; at++) {
        value_is(request, W("Server"), others[at], W("\u00E4"));
        value_is(request, W("X-Latin"), others[at], W("\u00E4"));
    }
    value_is(request, W("Server"), 65001, W("\u00E4"));
    value_is(request, W("X-Latin"), 65001, W("\uFFFD"));
    value_is(request, W("Server"), 28591, W("\u00C3\u00A4"));
    value_is(request, W("X-Latin"), 1252, W("\u00E4"));
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    HINTERNET request = exchange.request;
    const DWORD wire = WINHTTP_QUERY_FLAG_WIRE_ENCODING, of_request = WINHTTP_QUERY_FLAG_REQUEST_HEADERS;
    char expected[128];

    extended_is(request, WINHTTP_QUERY_EX_ALL_HEADERS, NULL,
        "b|1|A|2|B|3|Folded|one two|Empty||Server|\xC3\xA4|X-Latin|\xC3\xA4|Content-Length|0|");
    extended_is(request, WINHTTP_QUERY_EX_ALL_HEADERS | wire, NULL,
        "b|1|A|2|B|3|Folded|one two|Empty||Server|\xC3\xA4|X-Latin|\xE4|Content-Length|0|");
    extended_is(request, WINHTTP_QUERY_CONTENT_LENGTH, NULL, "Content-Length|0|");
    extended_is(request, WINHTTP_QUERY_SERVER | wire, NULL, "Server|\xC3\xA4|");
    extended_is(request, WINHTTP_QUERY_CUSTOM, W("a"), "A|2|");
    extended_is(request, WINHTTP_QUERY_CUSTOM, W("b"), "b|1|"); /* the first */
    extended_is(request, WINHTTP_QUERY_CUSTOM | wire, "x-latin", "X-Latin|\xE4|");
    extended_is(request, WINHTTP_QUERY_CUSTOM, W("Empty"), "Empty||");
    sprintf(expected, "Connection|Keep-Alive|Host|127.0.0.1:%u|", exchange.server.port);
    extended_is(request, WINHTTP_QUERY_EX_ALL_HEADERS | of_request, NULL, expected);
    extended_is(request, WINHTTP_QUERY_EX_ALL_HEADERS | of_request | wire, NULL, expected);
    extended_is(request, WINHTTP_QUERY_CONNECTION | of_request, NULL, "Connection|Keep-Alive|");
    occurrences(request);
    code_pages(request);
    exchange_end(&exchange);
    return 0;
}

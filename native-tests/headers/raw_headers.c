/*
 * The raw levels, exact with their lengths: lines in order, with duplicates, case and status text; blanks around the
 * colon dropped, folded lines joined. "|" stands for a NUL.
 */
#include "check.h"
#include "exchange.h"
#include "header_text.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 Very fine\r\n" "b: 1\r\n" "A:2\r\n" "b :  3 \t\r\n" "Folded: one\r\n" "  two\r\n" "\tthree\r\n"
        "Empty:\r\n" "Bare: line end\n" "Content-Length: 0\r\n\r\n");

static void length_is(HINTERNET request, DWORD level, DWORD characters)
{
    DWORD length = 0;
    WCHAR buffer[256];
    CHECK_FAILS(WinHttpQueryHeaders(request, level, NULL, NULL, &length, NULL), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, (characters + 1) * sizeof(WCHAR));
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, level, NULL, buffer, &length, NULL));
    CHECK_EQ(length, characters * sizeof(WCHAR));
    CHECK_EQ(buffer[characters], 0);
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    HINTERNET request = exchange.request;
    static const char crlf[] = "HTTP/1.1 200 Very fine\r\nb: 1\r\nA: 2\r\nb: 3\r\nFolded: one two three\r\nEmpty: \r\n"
        "Bare: line end\r\nContent-Length: 0\r\n\r\n";
    static const char zero[] = "HTTP/1.1 200 Very fine|b: 1|A: 2|b: 3|Folded: one two three|Empty: |"
        "Bare: line end|Content-Length: 0|";

    header_is(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, NULL, crlf);
    length_is(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, sizeof crlf - 1);
    /* The second NUL of the end is the terminator, which the length does not count. */
    header_is(request, WINHTTP_QUERY_RAW_HEADERS, NULL, zero);
    length_is(request, WINHTTP_QUERY_RAW_HEADERS, sizeof zero - 1);

    header_is(request, WINHTTP_QUERY_CUSTOM, W("Folded"), "one two three");
    header_is(request, WINHTTP_QUERY_CUSTOM, W("b"), "1");
    exchange_end(&exchange);
    return 0;
}

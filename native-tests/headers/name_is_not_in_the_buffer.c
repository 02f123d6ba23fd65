/* The name for CUSTOM is an argument of its own; what the buffer holds before the call is not looked at. */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "A: one\r\n" "B: two\r\n" "Content-Length: 0\r\n\r\n");

int main(void)
{
    struct exchange exchange = exchange_make(script);
    WCHAR buffer[16] = { 'A', 0 };
    DWORD length = sizeof buffer;
    CHECK_FAILS(WinHttpQueryHeaders(exchange.request, WINHTTP_QUERY_CUSTOM, NULL, buffer, &length, NULL),
        ERROR_INVALID_PARAMETER);
    CHECK_WIDE(buffer, W("A"));
    CHECK_SUCCEEDS(WinHttpQueryHeaders(exchange.request, WINHTTP_QUERY_CUSTOM, W("B"), buffer, &length, NULL));
    CHECK_WIDE(buffer, W("two"));
    /* A name where none is asked for is not looked at either. */
    length = sizeof buffer;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(exchange.request, WINHTTP_QUERY_CONTENT_LENGTH, W("no name"), buffer, &length, NULL));
    CHECK_WIDE(buffer, W("0"));
    exchange_end(&exchange);
    return 0;
}

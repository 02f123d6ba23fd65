/* Numbers that are no level and flags that ask for two shapes, or two places, are 87. */
#include "check.h"
#include "exchange.h"
#include "header_text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 0\r\n\r\n");

int main(void)
{
    static const DWORD shapes[] = { WINHTTP_QUERY_FLAG_SYSTEMTIME, WINHTTP_QUERY_FLAG_NUMBER,
        WINHTTP_QUERY_FLAG_NUMBER64,
        WINHTTP_QUERY_FLAG_WIRE_ENCODING };
    struct exchange exchange = exchange_make(script);
    HINTERNET request = exchange.request;
    DWORD level, first, second;

    for (level = 71; level <= 74; level++) {
        header_fails(request, level, NULL, ERROR_INVALID_PARAMETER);
        header_fails(request, level | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, NULL, ERROR_INVALID_PARAMETER);
    }
    for (level = WINHTTP_QUERY_MAX + 1; level < WINHTTP_QUERY_CUSTOM; level++) {
        header_fails(request, level, NULL, ERROR_INVALID_PARAMETER);
    }
    /* bits between the numbers and the flags, and those between the flags */
    for (level = 0x10000; level <= 0x00800000; level <<= 1) {
        header_fails(request, level | WINHTTP_QUERY_CONTENT_LENGTH, NULL, ERROR_INVALID_PARAMETER);
    }
    header_fails(request, 0x04000000 | WINHTTP_QUERY_CONTENT_LENGTH, NULL, ERROR_INVALID_PARAMETER);
    header_fails(request, 0x10000000 | WINHTTP_QUERY_CONTENT_LENGTH, NULL, ERROR_INVALID_PARAMETER);
    for (first = 0; first < 4; first++) {
        for (second = first + 1; second < 4; second++) {
            header_fails(request, shapes[first] | shapes[second] | WINHTTP_QUERY_CONTENT_LENGTH, NULL,
                ERROR_INVALID_PARAMETER);
        }
    }
    header_fails(request, WINHTTP_QUERY_FLAG_TRAILERS | WINHTTP_QUERY_FLAG_REQUEST_HEADERS | WINHTTP_QUERY_CONTENT_LENGTH,
        NULL, ERROR_INVALID_PARAMETER);
    /* The request has no status. */
    header_fails(request, WINHTTP_QUERY_FLAG_REQUEST_HEADERS | WINHTTP_QUERY_STATUS_CODE, NULL,
        ERROR_WINHTTP_HEADER_NOT_FOUND);
    header_fails(request, WINHTTP_QUERY_FLAG_REQUEST_HEADERS | WINHTTP_QUERY_STATUS_TEXT, NULL,
        ERROR_WINHTTP_HEADER_NOT_FOUND);
    exchange_end(&exchange);
    return 0;
}

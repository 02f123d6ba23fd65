/* CUSTOM: any header by its name, in any case; no name and what cannot be one are 87. */
#include "check.h"
#include "exchange.h"
#include "header_text.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "X-First: one\r\n" "Server: two\r\n" "x!#$%&'*+-.^_`|~9: three\r\n" "X-Empty:\r\n"
        "Content-Length: 0\r\n\r\n");

int main(void)
{
    struct exchange exchange = exchange_make(script);
    HINTERNET request = exchange.request;
    static const WCHAR half_a_pair[] = { 'X', 0xD800, 0 };

    header_is(request, WINHTTP_QUERY_CUSTOM, W("X-First"), "one");
    header_is(request, WINHTTP_QUERY_CUSTOM, W("x-fIRST"), "one");
    header_is(request, WINHTTP_QUERY_CUSTOM, W("server"), "two");
    header_is(request, WINHTTP_QUERY_CUSTOM, W("x!#$%&'*+-.^_`|~9"), "three");
    header_is(request, WINHTTP_QUERY_CUSTOM, W("X-Empty"), "");

    header_fails(request, WINHTTP_QUERY_CUSTOM, W("X-Firs"), ERROR_WINHTTP_HEADER_NOT_FOUND);
    header_fails(request, WINHTTP_QUERY_CUSTOM, W("X-First-Not"), ERROR_WINHTTP_HEADER_NOT_FOUND);
    header_fails(request, WINHTTP_QUERY_CUSTOM, W("200"), ERROR_WINHTTP_HEADER_NOT_FOUND);

    header_fails(request, WINHTTP_QUERY_CUSTOM, WINHTTP_HEADER_NAME_BY_INDEX, ERROR_INVALID_PARAMETER);
    header_fails(request, WINHTTP_QUERY_CUSTOM, W(""), ERROR_INVALID_PARAMETER);
    header_fails(request, WINHTTP_QUERY_CUSTOM, W("X-First:"), ERROR_INVALID_PARAMETER);
    header_fails(request, WINHTTP_QUERY_CUSTOM, W("X First"), ERROR_INVALID_PARAMETER);
    header_fails(request, WINHTTP_QUERY_CUSTOM, W("X\r\nFirst"), ERROR_INVALID_PARAMETER);
    header_fails(request, WINHTTP_QUERY_CUSTOM, W("X-F\u00EFrst"), ERROR_INVALID_PARAMETER);
    header_fails(request, WINHTTP_QUERY_CUSTOM, half_a_pair, ERROR_INVALID_PARAMETER);

    header_is(request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, W("connection"), "Keep-Alive");
    exchange_end(&exchange);
    return 0;
}

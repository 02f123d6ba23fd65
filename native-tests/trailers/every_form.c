/* Trailers in every form in which headers can be asked for, apart from the head's own headers. */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "script.h"
#include "text.h"
#include "trailer_text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nAge: 1\r\nETag: head\r\n\r\n3\r\nabc\r\n0\r\n"
        "Age: 77\r\nX-Sum :  a b \r\nX-Long: 5000000000\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nage: 78\r\nX-Latin: \xE4\r\n\r\n")
    "loop\n";

static void check(HINTERNET request)
{
    static const SYSTEMTIME date = { 1994, 11, 0, 6, 8, 49, 37, 0 };
    DWORD number = 0, length = sizeof number, index = 0;
    ULONGLONG number64 = 0;
    SYSTEMTIME time;
    char bytes[8];
    WCHAR text[8];
    const DWORD age = WINHTTP_QUERY_AGE | WINHTTP_QUERY_FLAG_TRAILERS;

    trailer_is(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, NULL, "Age: 77\r\nX-Sum: a b\r\nX-Long: 5000000000\r\n"
        "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\nage: 78\r\nX-Latin: \xC3\xA4\r\n\r\n");
    trailer_is(request, WINHTTP_QUERY_RAW_HEADERS, NULL,
        "Age: 77|X-Sum: a b|X-Long: 5000000000|Date: Sun, 06 Nov 1994 08:49:37 GMT|age: 78|X-Latin: \xC3\xA4|");
    trailers_are(request,
        "Age|77|X-Sum|a b|X-Long|5000000000|Date|Sun, 06 Nov 1994 08:49:37 GMT|age|78|X-Latin|\xC3\xA4|");
    trailer_is(request, WINHTTP_QUERY_AGE, NULL, "77");
    trailer_is(request, WINHTTP_QUERY_CUSTOM, W("x-sum"), "a b");
    trailer_fails(request, WINHTTP_QUERY_ETAG, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
    trailer_fails(request, WINHTTP_QUERY_CUSTOM, W("X"), ERROR_WINHTTP_HEADER_NOT_FOUND);

    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, age | WINHTTP_QUERY_FLAG_NUMBER, NULL, &number, &length, NULL));
    CHECK_EQ(number, 77);
    length = sizeof number64;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request,
        WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_TRAILERS | WINHTTP_QUERY_FLAG_NUMBER64, W("X-Long"), &number64, &length, NULL));
    CHECK_EQ(number64, 5000000000);
    length = sizeof time;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request,
        WINHTTP_QUERY_DATE | WINHTTP_QUERY_FLAG_TRAILERS | WINHTTP_QUERY_FLAG_SYSTEMTIME, NULL, &time, &length, NULL));
    CHECK(memcmp(&time, &date, sizeof date) == 0);
    length = sizeof bytes;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request,
        WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_TRAILERS | WINHTTP_QUERY_FLAG_WIRE_ENCODING, W("X-Latin"), bytes, &length, NULL));
    CHECK_TEXT(bytes, "\xE4");

    length = sizeof text;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, age, NULL, text, &length, &index));
    length = sizeof text;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, age, NULL, text, &length, &index));
    CHECK_WIDE(text, W("78"));
    CHECK_EQ(index, 2);
    CHECK_FAILS(WinHttpQueryHeaders(request, age, NULL, text, &length, &index), ERROR_WINHTTP_HEADER_NOT_FOUND);

    /* They have no first line, and the request has none of them. */
    trailer_fails(request, WINHTTP_QUERY_VERSION, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
    trailer_fails(request, WINHTTP_QUERY_STATUS_CODE, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
    trailer_fails(request, WINHTTP_QUERY_STATUS_TEXT, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
    trailer_fails(request, WINHTTP_QUERY_REQUEST_METHOD, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
    trailer_fails(request, WINHTTP_QUERY_AGE | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, NULL, ERROR_INVALID_PARAMETER);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        exchange_begin(&exchange, &client);
        CHECK_EQ(exchange_read_all(&exchange), 0);
        check(exchange.request);
        exchange_close(&exchange);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

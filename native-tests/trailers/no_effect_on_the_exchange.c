/* What a trailer says of framing, connection or content is for the program alone. */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"
#include "trailer_text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n"
        "Content-Length: 700\r\nTransfer-Encoding: gzip\r\nConnection: close\r\nHost: x\r\nLocation: /other\r\nSet-Cookie: a=b\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxyz")
    "loop\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        WCHAR text[32];
        DWORD length = sizeof text;
        exchange_begin(&exchange, &client);
        CHECK_EQ(exchange_read_all(&exchange), 0);
        trailer_is(exchange.request, WINHTTP_QUERY_CONNECTION, NULL, "close");
        trailer_is(exchange.request, WINHTTP_QUERY_CONTENT_LENGTH, NULL, "700");
        /* They are no headers of the response. */
        CHECK_FAILS(WinHttpQueryHeaders(exchange.request, WINHTTP_QUERY_CONTENT_LENGTH, NULL, text, &length, NULL),
            ERROR_WINHTTP_HEADER_NOT_FOUND);
        CHECK_SUCCEEDS(WinHttpQueryHeaders(exchange.request, WINHTTP_QUERY_TRANSFER_ENCODING, NULL, text, &length, NULL));
        CHECK_WIDE(text, W("chunked"));
        exchange_close(&exchange);
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "xyz");
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

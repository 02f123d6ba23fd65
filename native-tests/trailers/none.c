/* Responses without trailers: 12150 for a header and for all of them, and empty raw text. */
#include "check.h"
#include "loopback.h"
#include "script.h"
#include "text.h"
#include "trailer_text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: A\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n")
    "loop\n";

enum { REPLIES = 3 };

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    int reply;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (reply = 0; reply < REPLIES; reply++) {
            struct exchange exchange;
            exchange_begin(&exchange, &client);
            CHECK_EQ(exchange_read_all(&exchange), 0);
            trailer_is(exchange.request, WINHTTP_QUERY_RAW_HEADERS, NULL, "");
            trailer_is(exchange.request, WINHTTP_QUERY_RAW_HEADERS_CRLF, NULL, "");
            trailer_fails(exchange.request, WINHTTP_QUERY_CUSTOM, W("A"), ERROR_WINHTTP_HEADER_NOT_FOUND);
            trailer_fails(exchange.request, WINHTTP_QUERY_CONTENT_LENGTH, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
            trailers_fail(exchange.request, ERROR_WINHTTP_HEADER_NOT_FOUND);
            exchange_close(&exchange);
        }
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

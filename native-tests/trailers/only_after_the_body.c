/* 12019 until the end of the body has been found, and again from the next send on. */
#include "check.h"
#include "loopback.h"
#include "script.h"
#include "text.h"
#include "trailer_text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n")
    "loop\n";

static void not_yet(HINTERNET request)
{
    const DWORD state = ERROR_WINHTTP_INCORRECT_HANDLE_STATE;
    trailer_fails(request, WINHTTP_QUERY_CUSTOM, W("A"), state);
    trailer_fails(request, WINHTTP_QUERY_RAW_HEADERS, NULL, state);
    trailer_fails(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, NULL, state);
    trailers_fail(request, state);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        char piece[2];
        DWORD count = 0;
        int round;
        exchange_open(&exchange, &client, NULL, NULL);
        for (round = 0; round < 2; round++) {
            not_yet(exchange.request);
            CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
            not_yet(exchange.request);
            CHECK_EQ(exchange_receive(&exchange), 0);
            not_yet(exchange.request);
            CHECK_EQ(exchange_read(&exchange, piece, sizeof piece, &count), 0);
            CHECK_EQ(count, 2);
            not_yet(exchange.request);
            CHECK_EQ(exchange_read_all(&exchange), 0);
            trailer_is(exchange.request, WINHTTP_QUERY_CUSTOM, W("A"), "b");
            trailers_are(exchange.request, "A|b|");
            CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
            not_yet(exchange.request);
            CHECK_EQ(exchange_receive(&exchange), 0);
            CHECK_EQ(exchange_read_all(&exchange), 0);
            CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
            CHECK_EQ(exchange_receive(&exchange), 0);
            CHECK_EQ(exchange_read_all(&exchange), 0);
            trailers_are(exchange.request, "A|b|");
            exchange_close(&exchange);
            exchange_open(&exchange, &client, NULL, NULL);
        }
        exchange_close(&exchange);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

/*
 * SEND_TIMEOUT: a server that takes nothing is 12002, in a large send as well as in a write, by the limit as it is when
 * the operation begins; the request can then be sent again, with no limit also to a server that begins to read late.
 */
#include <stdlib.h>

#include "limits.h"
#include "loopback.h"
#include "reply.h"
#include "text.h"

enum { BODY_BYTES = 32 * 1024 * 1024 };

static const char script[] =
    "connection once\n"
    "receive head\n"
    "wait never\n"
    "connection once\n"
    "receive head\n"
    "wait never\n"
    "connection\n"
    "receive head\n"
    "delay 500\n"
    "receive 33554432\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    "close\n";

int main(void)
{
    char *body = (char *)calloc(1, BODY_BYTES);
    enum call_mode mode;
    int at;
    CHECK(body != NULL);
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        uint64_t begun;

        exchange_open(&exchange, &client, W("PUT"), NULL);
        CHECK_SUCCEEDS(WinHttpSetTimeouts(exchange.request, 0, 0, 150, 0));
        begun = clock_ms();
        CHECK_EQ(exchange_send(&exchange, NULL, body, BODY_BYTES, BODY_BYTES), ERROR_WINHTTP_TIMEOUT);
        check_not_before(begun, 150);

        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, BODY_BYTES), 0);
        set_limit(&exchange, WINHTTP_OPTION_SEND_TIMEOUT, 400);
        begun = clock_ms();
        CHECK_EQ(exchange_write(&exchange, body, BODY_BYTES), ERROR_WINHTTP_TIMEOUT);
        check_not_before(begun, 400);

        for (at = 0; at < LIMITLESS; at++) {
            CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, BODY_BYTES), 0);
            set_limit(&exchange, WINHTTP_OPTION_SEND_TIMEOUT, limitless[at]);
            CHECK_EQ(exchange_write(&exchange, body, BODY_BYTES), 0);
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
            set_limit(&exchange, WINHTTP_OPTION_SEND_TIMEOUT, 150);
        }
        exchange_close(&exchange);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    free(body);
    return 0;
}

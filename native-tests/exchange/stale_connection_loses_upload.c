/*
 * A body written by WriteData is gone: on a pooled connection that dies, the exchange fails with 12030 and is not sent
 * again behind the program's back.
 */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "receive request\n"
    "close\n"
    "connection\n";

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;

        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        exchange_open(&exchange, &client, W("POST"), NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 8), 0);
        CHECK_EQ(exchange_write(&exchange, "the body", 8), 0);
        CHECK_EQ(exchange_receive(&exchange), ERROR_WINHTTP_CONNECTION_ERROR);
        exchange_close(&exchange);
        client_close(&client);

        CHECK_EQ(loopback_connections(&server), 1);
        loopback_stop(&server);
    }
    return 0;
}

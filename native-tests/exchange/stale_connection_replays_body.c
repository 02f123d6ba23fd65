/* A body given to SendRequest can be sent again when a pooled connection is found dead; the server gets it whole. */
#include <stdlib.h>
#include <string.h>

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
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 201 Created\r\nContent-Length: 3\r\n\r\ndef");

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        struct loopback_bytes received;

        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        exchange_open(&exchange, &client, W("POST"), NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, "the body", 8, 8), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 201, "def");
        exchange_close(&exchange);
        client_close(&client);

        received = loopback_received(&server, 1);
        CHECK_TEXT(strstr(received.data, "\r\n\r\n") + 4, "the body");
        free(received.data);
        CHECK_EQ(loopback_connections(&server), 2);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}

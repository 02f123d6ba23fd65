/*
 * DISABLE_KEEP_ALIVE: the request says "close", and its connection is not used again although the server would; other
 * requests of the session are not concerned, and one connection that is idle may serve it.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "loop\n";

static void get_unkept(const struct client *client)
{
    struct exchange exchange;
    DWORD feature = WINHTTP_DISABLE_KEEP_ALIVE;
    exchange_open(&exchange, client, NULL, NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_DISABLE_FEATURE, &feature, sizeof feature));
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
    exchange_close(&exchange);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct loopback_bytes received;

        get_unkept(&client);
        loopback_await_closed(&server, 1);
        received = loopback_received(&server, 0);
        CHECK(strstr(received.data, "\r\nConnection: close\r\n") != NULL);
        CHECK(strstr(received.data, "Keep-Alive") == NULL);
        free(received.data);

        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        CHECK_EQ(loopback_connections(&server), 2);
        get_unkept(&client);
        loopback_await_closed(&server, 2);
        CHECK_EQ(loopback_connections(&server), 2);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}

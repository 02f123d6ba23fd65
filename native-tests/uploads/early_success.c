/*
 * A server that answers 200 before the upload is over may mean what it has so far, and may read on: the upload goes on
 * to its end and the connection is kept. One that then closes ends the upload; the answer is delivered all the same.
 */
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char reading[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nearly")
    "receive 8388608\n"
    "loop\n";

static const char closing[] =
    "connection\n"
    "receive head\n"
    "receive 70000\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nearly")
    "close\n";

enum { BODY_BYTES = 8388608 };

static void upload(enum call_mode mode, unsigned short port, const char *body, size_t initial)
{
    struct client client = client_open(mode, port);
    struct exchange exchange;
    size_t at = initial;
    exchange_open(&exchange, &client, W("PUT"), NULL);
    CHECK_EQ(exchange_send(&exchange, NULL, initial == 0 ? NULL : body, initial, BODY_BYTES), 0);
    while (at < BODY_BYTES) {
        size_t part = BODY_BYTES - at < 1000003 ? BODY_BYTES - at : 1000003;
        CHECK_EQ(exchange_write(&exchange, body + at, part), 0);
        at += part;
    }
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "early");
    exchange_close(&exchange);
    client_close(&client);
}

int main(void)
{
    struct loopback server = loopback_start(reading);
    char *body = (char *)calloc(1, BODY_BYTES);
    enum call_mode mode;
    CHECK(body != NULL);
    EACH_MODE(mode) {
        upload(mode, server.port, body, 0);
        upload(mode, server.port, body, BODY_BYTES);
    }
    CHECK_EQ(loopback_connections(&server), 1);
    loopback_check_script(&server);
    loopback_stop(&server);

    server = loopback_start(closing);
    EACH_MODE(mode) {
        upload(mode, server.port, body, 0);
        upload(mode, server.port, body, BODY_BYTES);
    }
    CHECK_EQ(loopback_connections(&server), 4);
    loopback_await_closed(&server, 4);
    loopback_stop(&server);
    free(body);
    return 0;
}

/* Redirects on connections that were kept: in the middle of one, and with a next leg whose connection has died. */
#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char middle[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 4\r\n\r\nbody")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nc");

/* The server closes when it gets the second request; another connection serves it. */
static const char stale[] =
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 307 Elsewhere\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
    "receive request\n"
    "close\n"
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 201 Created\r\nContent-Length: 3\r\n\r\nabc");

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(middle);
        struct client client = client_open(mode, server.port);
        struct exchange post;

        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "a");
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "b");
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "c");
        client_close(&client);
        CHECK_EQ(loopback_connections(&server), 1);
        loopback_check_script(&server);
        loopback_stop(&server);

        server = loopback_start(stale);
        client = client_open(mode, server.port);
        exchange_open(&post, &client, W("POST"), NULL);
        CHECK_EQ(exchange_send(&post, NULL, "the body", 8, 8), 0);
        CHECK_REPLY_TEXT(reply_receive(&post, 64), 201, "abc");
        exchange_close(&post);
        client_close(&client);
        CHECK_REQUEST(&server, 1, 0, "POST /next HTTP/1.1");
        CHECK_SENT_BODY(&server, 1, 0, "the body");
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}

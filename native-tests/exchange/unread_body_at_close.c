/*
 * A request closed with its body unread. What is on its way already is thrown away and the connection serves the next
 * request; what is not, or is too much, costs the connection. The next request works either way.
 */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

/* The rest of the second body never comes, that of the third (4 MiB) is beyond the drain limit of 1 MiB. */
static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxyz")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")
    "hold\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxyz")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 4194304\r\n\r\n")
    SEND_REPEAT(4194304, "x")
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxyz");

static void leave_unread(const struct client *client)
{
    struct exchange exchange;
    exchange_open(&exchange, client, NULL, NULL);
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&exchange), 0);
    exchange_close(&exchange);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        leave_unread(&client);
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "xyz");
        CHECK_EQ(loopback_connections(&server), 1);
        leave_unread(&client);
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "xyz");
        CHECK_EQ(loopback_connections(&server), 2);
        leave_unread(&client);
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "xyz");
        CHECK_EQ(loopback_connections(&server), 3);
        client_close(&client);
        loopback_stop(&server);
    }
    return 0;
}

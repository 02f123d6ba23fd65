/*
 * A pooled connection that turns out dead before the first byte of an answer: the request goes out once more, on a new
 * one. The server takes the request and closes (or resets) without an answer, which no check beforehand can notice.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

#define BEFORE \
    "connection once\n" \
    "receive head\n" \
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc") \
    "receive head\n"
#define BEHIND \
    "connection once\n" \
    "receive head\n" \
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\ndef") \
    "close\n"

/* Each end once for each mode. */
static const char script[] =
    BEFORE "close\n" BEHIND
    BEFORE "reset\n" BEHIND
    BEFORE "close\n" BEHIND
    BEFORE "reset\n" BEHIND;

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned connections = 0;
    enum call_mode mode;
    int round;

    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (round = 0; round < 2; round++) {
            struct loopback_bytes first, second;
            CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
            CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "def");

            first = loopback_received(&server, connections++);
            second = loopback_received(&server, connections++);
            CHECK_EQ(first.total, 2 * second.total);
            CHECK(memcmp(first.data + second.length, second.data, second.length) == 0);
            free(first.data);
            free(second.data);
        }
        client_close(&client);
    }
    CHECK_EQ(loopback_connections(&server), connections);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

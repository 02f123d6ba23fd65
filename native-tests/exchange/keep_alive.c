/* A hundred requests in each mode, of two sessions: one connection. */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "loop\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    unsigned at;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (at = 0; at < 100; at++) {
            CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        }
        client_close(&client);
    }
    CHECK_EQ(loopback_connections(&server), 1);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

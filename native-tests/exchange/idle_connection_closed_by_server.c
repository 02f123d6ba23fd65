/* A pooled connection that the server has closed while it was idle is not used: the next request just works. */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "close\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned connections = 0;
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (unsigned at = 0; at < 3; at++) {
            CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
            loopback_await_closed(&server, ++connections);
        }
        client_close(&client);
    }
    CHECK_EQ(loopback_connections(&server), connections);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

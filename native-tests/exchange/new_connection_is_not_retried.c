/* A new connection that dies without an answer is the server's answer: 12030, and no second attempt. */
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "close\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned connections = 0;
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct reply reply = reply_get(&client, 64);
        CHECK_EQ(reply.error, ERROR_WINHTTP_CONNECTION_ERROR);
        free(reply.body);
        loopback_await_closed(&server, ++connections);
        client_close(&client);
    }
    CHECK_EQ(loopback_connections(&server), connections);
    loopback_stop(&server);
    return 0;
}

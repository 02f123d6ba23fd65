#include <string.h>
#include <sys/resource.h>

#include "check.h"
#include "client.h"
#include "loopback.h"

enum { CONNECTIONS = 1000, SPARE_DESCRIPTORS = 50 };

/* Nobody is answered before all are there. */
static const char script[] =
    "connection\n"
    "receive head\n"
    "wait all\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

static void allow_descriptors(rlim_t count)
{
    struct rlimit limit;
    CHECK(getrlimit(RLIMIT_NOFILE, &limit) == 0);
    if (limit.rlim_cur < count) {
        if (limit.rlim_max < count) {
            SKIP("this process may not open a thousand sockets");
        }
        limit.rlim_cur = count;
        CHECK(setrlimit(RLIMIT_NOFILE, &limit) == 0);
    }
}

int main(void)
{
    static int clients[CONNECTIONS];
    struct loopback server;
    int at;

    allow_descriptors(CONNECTIONS + SPARE_DESCRIPTORS);
    server = loopback_start(script);
    for (at = 0; at < CONNECTIONS; at++) {
        clients[at] = client_connect(server.port);
        CLIENT_SEND(clients[at], "GET / HTTP/1.1\r\n\r\n");
    }
    loopback_await_connections(&server, CONNECTIONS);
    for (at = 0; at < CONNECTIONS; at++) {
        loopback_await_received(&server, (unsigned)at, sizeof "GET / HTTP/1.1\r\n\r\n" - 1);
    }
    loopback_open_gate(&server, "all");
    for (at = 0; at < CONNECTIONS; at++) {
        CLIENT_EXPECT(clients[at], "HTTP/1.1 204 No Content\r\n\r\n");
        client_close(clients[at]);
    }
    loopback_await_closed(&server, CONNECTIONS);
    CHECK_EQ(loopback_connections(&server), CONNECTIONS);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

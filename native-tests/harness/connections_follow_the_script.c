#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "client.h"
#include "forked.h"
#include "loopback.h"

static const char repeating[] =
    "connection\n" SEND("first") "close\n"
    "connection\n" SEND("other") "close\n";

static const char counted[] =
    "connection once\n" SEND("only") "close\n";

static struct loopback server;

static void check_script(void)
{
    loopback_check_script(&server);
}

int main(void)
{
    static const char *const replies[] = { "first", "other", "other", "other" };
    char errors[1024];
    int client;
    size_t at;

    server = loopback_start(repeating);
    for (at = 0; at < sizeof replies / sizeof replies[0]; at++) {
        client = client_connect(server.port);
        client_expect(client, replies[at], strlen(replies[at]));
        client_close(client);
    }
    loopback_await_connections(&server, 4);
    CHECK_EQ(loopback_connections(&server), 4);
    loopback_check_script(&server);
    loopback_stop(&server);

    server = loopback_start(counted);
    client = client_connect(server.port);
    CLIENT_EXPECT(client, "only");
    client_close(client);
    client = client_connect(server.port);
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);
    client_close(client);
    loopback_await_closed(&server, 2);
    CHECK_EQ(forked_run(check_script, errors, sizeof errors), 1);
    CHECK(strstr(errors, "connection 1 is unexpected") != NULL);
    loopback_stop(&server);
    return 0;
}

#include <stdlib.h>

#include "check.h"
#include "client.h"
#include "loopback.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n")
    "loop\n";

enum { ROUNDS = 1000 };

int main(void)
{
    struct loopback server = loopback_start(script);
    struct loopback_bytes received;
    int client = client_connect(server.port);
    int round;

    for (round = 0; round < ROUNDS; round++) {
        CLIENT_SEND(client, "GET / HTTP/1.1\r\n\r\n");
        CLIENT_EXPECT(client, "HTTP/1.1 204 No Content\r\n\r\n");
    }
    client_close(client);
    loopback_await_closed(&server, 1);
    received = loopback_received(&server, 0);
    CHECK_TEXT(received.state, "closed-by-client");
    CHECK_EQ(received.total, ROUNDS * (sizeof "GET / HTTP/1.1\r\n\r\n" - 1));
    free(received.data);

    /* A reset between two rounds is a close too, a close inside one is a failure. */
    client = client_connect(server.port);
    CLIENT_SEND(client, "GET / HTTP/1.1\r\n\r\n");
    CLIENT_EXPECT(client, "HTTP/1.1 204 No Content\r\n\r\n");
    client_reset(client);
    loopback_await_closed(&server, 2);
    received = loopback_received(&server, 1);
    CHECK_TEXT(received.state, "reset-by-client");
    free(received.data);

    client = client_connect(server.port);
    CLIENT_SEND(client, "GET / HT");
    client_close(client);
    loopback_await_closed(&server, 3);
    received = loopback_received(&server, 2);
    CHECK_TEXT(received.state, "failed");
    free(received.data);

    loopback_stop(&server);
    return 0;
}

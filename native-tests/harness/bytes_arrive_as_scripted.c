#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "client.h"
#include "loopback.h"

static const char script[] =
    "# a comment, and an empty line\n"
    "\n"
    "connection\n"
    "  receive 3\n"
    SEND("a\0b\xFF\"\\\r\n" "\t, joined")
    "  receive 6\n"
    SEND("end")
    "  close\n";

int main(void)
{
    static const char sent[] = "\x00\xFF\"\\\r\n" "\x7F xy";
    struct loopback server = loopback_start(script);
    struct loopback_bytes received;
    int client = client_connect(server.port);

    client_send(client, sent, 3);
    CLIENT_EXPECT(client, "a\0b\xFF\"\\\r\n\t, joined");
    /* More than the next step wants is received all the same, and no close with a reset follows. */
    client_send(client, sent + 3, sizeof sent - 1 - 3);
    CLIENT_EXPECT(client, "end");
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);

    loopback_await_closed(&server, 1);
    received = loopback_received(&server, 0);
    CHECK_EQ(received.total, sizeof sent - 1);
    CHECK_EQ(received.length, sizeof sent - 1);
    CHECK(memcmp(received.data, sent, received.length) == 0);
    CHECK_TEXT(received.state, "closed-by-script");
    loopback_check_script(&server);

    free(received.data);
    client_close(client);
    loopback_stop(&server);
    return 0;
}

#include <stdlib.h>

#include "check.h"
#include "client.h"
#include "loopback.h"

static const char script[] =
    "connection\nreceive 1\nclose\n"
    "connection\nreceive 1\nreset\n"
    "connection\nreceive 1\nshutdown-send\nreceive 2\n"
    "connection\nreceive 1\n"
    "connection\nreceive 1\nhold\n"
    "connection\nreceive close\n" SEND("late") "close\n";

static void check_state(struct loopback *server, unsigned connection, const char *state)
{
    struct loopback_bytes received;
    loopback_await_closed(server, connection + 1);
    received = loopback_received(server, connection);
    CHECK_TEXT(received.state, state);
    free(received.data);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    int client = client_connect(server.port);
    CLIENT_SEND(client, "1");
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);
    client_close(client);
    check_state(&server, 0, "closed-by-script");

    client = client_connect(server.port);
    CLIENT_SEND(client, "1");
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_RESET);
    client_close(client);
    check_state(&server, 1, "reset-by-script");

    /* Half closed: the server still receives. */
    client = client_connect(server.port);
    CLIENT_SEND(client, "1");
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);
    CLIENT_SEND(client, "23");
    loopback_await_received(&server, 2, 3);
    client_close(client);
    check_state(&server, 2, "closed-by-client");

    /* Steps that simply end hold the connection, and go on recording. */
    client = client_connect(server.port);
    CLIENT_SEND(client, "1");
    CLIENT_SEND(client, "234");
    loopback_await_received(&server, 3, 4);
    CHECK(!client_has_news(client));
    client_close(client);
    check_state(&server, 3, "closed-by-client");

    client = client_connect(server.port);
    CLIENT_SEND(client, "1");
    loopback_await_received(&server, 4, 1);
    client_reset(client);
    check_state(&server, 4, "reset-by-client");

    client = client_connect(server.port);
    CLIENT_SEND(client, "1234");
    client_shutdown_send(client);
    CLIENT_EXPECT(client, "late");
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);
    client_close(client);
    check_state(&server, 5, "closed-by-script");

    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

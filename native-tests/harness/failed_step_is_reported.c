#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "client.h"
#include "forked.h"
#include "loopback.h"

static const char script[] =
    "connection\n"
    "receive 5\n"
    SEND("never sent")
    "connection\n"
    "receive request\n";

static struct loopback server;

static void check_script(void)
{
    loopback_check_script(&server);
}

static void await_too_much(void)
{
    loopback_await_received(&server, 0, 5);
}

int main(void)
{
    char errors[1024];
    char *report;
    int client;

    server = loopback_start(script);
    client = client_connect(server.port);
    CLIENT_SEND(client, "ab");
    client_shutdown_send(client);
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);
    client_close(client);
    loopback_await_closed(&server, 1);

    client = client_connect(server.port);
    CLIENT_SEND(client, "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n");
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);
    client_close(client);
    loopback_await_closed(&server, 2);

    report = loopback_report(&server);
    CHECK_TEXT(report,
        "connection 0 failed 2\n"
        "received \"ab\"\n"
        "failure line 2: receive 5: the client closed the connection after 2 bytes of it\n"
        "connection 1 failed 41\n"
        "received \"POST / HTTP/1.1\\r\\nContent-Length: many\\r\\n\\r\\n\"\n"
        "failure line 5: receive request: 'many' is not a length\n");
    free(report);

    CHECK_EQ(forked_run(check_script, errors, sizeof errors), 1);
    CHECK(strstr(errors, "connection 0 is failed") != NULL);
    CHECK_EQ(forked_run(await_too_much, errors, sizeof errors), 1);
    CHECK(strstr(errors, "5 bytes on connection 0 cannot come any more") != NULL);
    loopback_stop(&server);
    return 0;
}

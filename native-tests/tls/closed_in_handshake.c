/*
 * The request is closed while its handshake waits for the server, at each part of it: the operation that waits ends with
 * 12017, in synchronous mode too, and HANDLE_CLOSING comes last.
 */
#include <stdio.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

struct moment {
    struct loopback *server;
    unsigned connection;
    unsigned long long bytes; /* of the client, which it has sent by then */
};

struct part {
    const char *script;
    unsigned long long bytes;
};

/* A ClientHello has more than 100 bytes; in the third part the client has answered the server's flight. */
static const struct part parts[] = {
    { "connection\nreceive 1\nhold\n", 100 },
    { "connection\nrelay good protocols=1.2 bytes=30\nhold\n", 100 },
    { "connection\nrelay good protocols=1.2 records=1\nhold\n", 100 },
    { "connection\nrelay good protocols=1.3 records=1\nhold\n", 100 },
    { "connection\nrelay good protocols=1.3 records=3\nhold\n", 100 },
};

static void until_received(void *argument)
{
    struct moment *moment = (struct moment *)argument;

    loopback_await_received(moment->server, moment->connection, moment->bytes);
}

static void until_connected(void *argument)
{
    struct moment *moment = (struct moment *)argument;

    loopback_await_connections(moment->server, moment->connection + 1);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    size_t i;

    for (i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct loopback server = tls_lab_server(&lab, "%s", parts[i].script);
        struct moment moment = { &server, 0, parts[i].bytes };
        enum call_mode mode;

        printf("%s", parts[i].script);
        fflush(stdout);
        EACH_MODE(mode) {
            struct client client = tls_client(mode, server.port);

            CHECK_ATTEMPT(attempt_closed(&client, NULL, until_connected, &moment), ERROR_WINHTTP_OPERATION_CANCELLED, 0);
            moment.connection++;
            CHECK_ATTEMPT(attempt_closed(&client, NULL, until_received, &moment), ERROR_WINHTTP_OPERATION_CANCELLED, 0);
            moment.connection++;
            client_close(&client);
        }
        loopback_await_closed(&server, 4);
        loopback_stop(&server);
    }
    tls_lab_stop(&lab);
    return 0;
}

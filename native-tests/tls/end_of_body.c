/*
 * Where a body ends: with close_notify where the close ends it, or it is cut off (12030). What follows a response on its
 * connection, in the same record or in a later one, keeps the connection from being used again; what TLS itself says after
 * its handshake does not. In both modes and versions.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "client.h"
#include "reply.h"
#include "tls_lab.h"

struct ending {
    const char *steps;
    DWORD error;             /* of the read; 0: the body is "abc" */
    unsigned connections;    /* that two such requests need */
};

static const struct ending endings[] = {
    { "send \"HTTP/1.1 200 OK\\r\\n\\r\\nabc\"\nclose-notify\nclose\n", 0, 2 },
    { "send \"HTTP/1.1 200 OK\\r\\n\\r\\nabc\"\nclose-notify\nhold\n", 0, 2 },
    { "send \"HTTP/1.1 200 OK\\r\\n\\r\\nabc\"\nclose\n", ERROR_WINHTTP_CONNECTION_ERROR, 2 },
    { "send \"HTTP/1.1 200 OK\\r\\n\\r\\nabc\"\nshutdown-send\n", ERROR_WINHTTP_CONNECTION_ERROR, 2 },
    { "send \"HTTP/1.1 200 OK\\r\\n\\r\\nabc\"\nreset\n", ERROR_WINHTTP_CONNECTION_ERROR, 2 },
    { "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 4\\r\\n\\r\\nabc\"\nclose-notify\nclose\n", ERROR_WINHTTP_CONNECTION_ERROR, 2 },
    { "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 4\\r\\n\\r\\nabc\"\nclose\n", ERROR_WINHTTP_CONNECTION_ERROR, 2 },
    { "send \"HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n3\\r\\nabc\\r\\n\"\nclose-notify\nclose\n",
        ERROR_WINHTTP_CONNECTION_ERROR, 2 },
    { "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabc\"\nloop\n", 0, 1 },
    { "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabcHTTP/1.1 200 OK\\r\\n\\r\\n\"\n", 0, 2 },
    { "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabc\"\nclose-notify\nclose\n", 0, 2 },
};

static void run(const struct tls_lab *lab, enum call_mode mode, const char *version, const struct ending *ending)
{
    struct loopback server = tls_lab_server(lab, "connection\ntls good protocols=%s\nreceive head\n%s", version, ending->steps);
    struct client client = tls_client(mode, server.port);
    int i;

    printf("TLS %s, mode %d: %s", version, (int)mode, ending->steps);
    fflush(stdout);
    for (i = 0; i < 2; i++) {
        struct reply reply = reply_get(&client, 64);

        if (ending->error == 0) {
            CHECK_REPLY_TEXT(reply, 200, "abc");
            if (ending->connections == 2 && strstr(ending->steps, "close") != NULL) {
                loopback_await_closed(&server, strstr(ending->steps, "hold") == NULL ? (unsigned)i + 1 : 0);
            }
        } else {
            CHECK_EQ(reply.error, ending->error);
            CHECK_EQ(reply.failed, API_READ_DATA);
            free(reply.body);
        }
    }
    CHECK_EQ(loopback_connections(&server), ending->connections);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < sizeof endings / sizeof endings[0]; i++) {
            run(&lab, mode, "1.2", &endings[i]);
            run(&lab, mode, "1.3", &endings[i]);
        }
    }
    tls_lab_stop(&lab);
    return 0;
}

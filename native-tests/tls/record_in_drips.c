/* A record of the response that comes byte by byte, for longer than the test waits: 12002, for its time is that of a receive. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attempt.h"
#include "check.h"
#include "client.h"
#include "tls_lab.h"

enum { DRIPS = 1500, RECEIVE_LIMIT_MS = 300 };

int main(void)
{
    static const char start[] = "connection\ntls good\nreceive head\nsend-bare \"\\x17\\x03\\x03\\x3F\\x00\"\n";
    static const char drip[] = "send-bare \"x\"\ndelay 20\n";
    char *script = (char *)malloc(sizeof start + DRIPS * sizeof drip);
    struct tls_lab lab = tls_lab_start();
    struct loopback server;
    enum call_mode mode;
    int i;

    CHECK(script != NULL);
    strcpy(script, start);
    for (i = 0; i < DRIPS; i++) {
        memcpy(script + strlen(start) + (size_t)i * strlen(drip), drip, sizeof drip);
    }
    server = tls_lab_server(&lab, "%s", script);
    EACH_MODE(mode) {
        struct client client = tls_client(mode, server.port);

        CHECK_ATTEMPT(attempt_get(&client, RECEIVE_LIMIT_MS), ERROR_WINHTTP_TIMEOUT, 0);
        client_close(&client);
    }
    loopback_stop(&server);
    tls_lab_stop(&lab);
    free(script);
    return 0;
}

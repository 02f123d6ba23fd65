/*
 * A server that says only so much of its part of the handshake, and then nothing, an end, a reset, an alert or garbage:
 * one error each, in both modes. The parts are whole records and records that break off.
 */
#include <stdio.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

enum { RECEIVE_LIMIT_MS = 300 };

struct part {
    const char *version;
    int records, bytes;
};

/* 1.2: one flight of four messages, in records of their own or not; 1.3: ServerHello, then what is encrypted. */
static const struct part parts[] = {
    { "1.2", 0, 0 }, { "1.2", 0, 3 }, { "1.2", 0, 60 }, { "1.2", 1, 0 }, { "1.2", 1, 7 },
    { "1.3", 0, 4 }, { "1.3", 1, 0 }, { "1.3", 2, 0 }, { "1.3", 3, 0 }, { "1.3", 3, 100 },
};

struct ending {
    const char *step;
    DWORD error, secure_flags;
    int needs_whole_records; /* or it would be taken for the rest of one */
};

static const struct ending endings[] = {
    { "hold", ERROR_WINHTTP_TIMEOUT, 0, 0 },
    { "shutdown-send", ERROR_WINHTTP_CONNECTION_ERROR, 0, 0 },
    { "reset", ERROR_WINHTTP_CONNECTION_ERROR, 0, 0 },
    { "alert fatal 80", ERROR_WINHTTP_SECURE_FAILURE, WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR, 1 },
    { "send-bare \"HTTP/1.1 400 Bad Request\\r\\nContent-Length: 0\\r\\n\\r\\n\"", ERROR_WINHTTP_SECURE_FAILURE,
        WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR, 1 },
};

static void run(const struct tls_lab *lab, const struct part *part, const struct ending *ending)
{
    char said[128] = "receive 1\n"; /* a reset before that could end the connect as well */
    struct loopback server;
    enum call_mode mode;

    if (part->records + part->bytes > 0) {
        snprintf(said, sizeof said, "relay good protocols=%s records=%d bytes=%d\n", part->version, part->records, part->bytes);
    }
    printf("TLS %s, %d records and %d bytes, then %s\n", part->version, part->records, part->bytes, ending->step);
    fflush(stdout);
    server = tls_lab_server(lab, "connection\n%s%s\n", said, ending->step);
    EACH_MODE(mode) {
        struct client client = tls_client(mode, server.port);

        CHECK_ATTEMPT(attempt_get(&client, ending->error == ERROR_WINHTTP_TIMEOUT ? RECEIVE_LIMIT_MS : 0), ending->error, ending->secure_flags);
        client_close(&client);
    }
    CHECK_EQ(loopback_connections(&server), 2);
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    size_t i, j;

    for (i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        for (j = 0; j < sizeof endings / sizeof endings[0]; j++) {
            if (parts[i].bytes == 0 || !endings[j].needs_whole_records) {
                run(&lab, &parts[i], &endings[j]);
            }
        }
    }
    tls_lab_stop(&lab);
    return 0;
}

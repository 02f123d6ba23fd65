/*
 * What TLS says for itself after the handshake: some tickets are as good as none; without an end they are stopped by the time
 * of a receive, 12002, once, and nothing hangs. So are changes of keys, unless OpenSSL itself has enough of them first: 12030.
 * The server is that of OpenSSL.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

enum { RECEIVE_LIMIT_MS = 1000, READY_TIMEOUT_MS = 20000 };

static const struct {
    const char *input, *options; /* of the server */
    DWORD error, or_error;
} servers[] = {
    { "", "-www -num_tickets 0 </dev/null", 0, 0 },
    { "", "-www -num_tickets 100 </dev/null", 0, 0 },
    { "", "-www -num_tickets 2000000000 </dev/null", ERROR_WINHTTP_TIMEOUT, 0 },
    /* It changes its keys when its input says k; K asks the client to do so, too. */
    { "yes k | ", "", ERROR_WINHTTP_TIMEOUT, ERROR_WINHTTP_CONNECTION_ERROR },
    { "yes K | ", "", ERROR_WINHTTP_TIMEOUT, ERROR_WINHTTP_CONNECTION_ERROR },
};

/* For one connection; ends with it. */
static struct child_process start(const struct tls_lab *lab, const char *input, const char *options, unsigned short *port)
{
    static const char accept[] = "ACCEPT 127.0.0.1:";
    char command[1024], said[4096] = "", *found, *end;
    struct child_process process;
    size_t length = 0;

    snprintf(command, sizeof command, "sh -c '%stimeout 100 openssl s_server -accept 127.0.0.1:0 -naccept 1 -tls1_3 -cert %s/good.pem"
        " -key %s/good.key -cert_chain %s/intermediate.pem %s 2>&1 | grep --line-buffered ACCEPT'",
        input, lab->folder, lab->folder, lab->folder, options);
    process = child_start(command);
    do {
        long more = child_read(process, said + length, sizeof said - 1 - length, READY_TIMEOUT_MS);

        CHECK(more > 0);
        length += (size_t)more;
        said[length] = '\0';
        found = strstr(said, accept);
        end = found == NULL ? NULL : strchr(found, '\n');
    } while (end == NULL);
    *port = (unsigned short)strtoul(found + strlen(accept), NULL, 10);
    return process;
}

int main(void)
{
    struct tls_lab lab;
    enum call_mode mode;
    size_t i;

    if (access("/usr/bin/openssl", X_OK) != 0) {
        SKIP("there is no /usr/bin/openssl here");
    }
    lab = tls_lab_start();
    for (i = 0; i < sizeof servers / sizeof servers[0]; i++) {
        printf("%sopenssl s_server %s\n", servers[i].input, servers[i].options);
        fflush(stdout);
        EACH_MODE(mode) {
            unsigned short port;
            struct child_process server = start(&lab, servers[i].input, servers[i].options, &port);
            struct client client = tls_client(mode, port);
            struct attempt attempt = attempt_get(&client, servers[i].error != 0 ? RECEIVE_LIMIT_MS : 0);

            CHECK_ATTEMPT(attempt, servers[i].or_error != 0 && attempt.error == servers[i].or_error ? attempt.error : servers[i].error, 0);
            CHECK_EQ(attempt.status, servers[i].error == 0 ? 200 : 0);
            client_close(&client);
            CHECK_EQ(child_finish(server), 0);
        }
    }
    tls_lab_stop(&lab);
    return 0;
}

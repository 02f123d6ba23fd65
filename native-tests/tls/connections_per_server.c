/*
 * MAX_CONNS_PER_SERVER over https, in both modes: so many connections, the requests beyond it wait and are answered over them.
 * A handshake that fails gives its place back.
 */
#include <pthread.h>
#include <stdio.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

enum { REQUESTS = 6, LIMIT = 2 };

struct run {
    const struct client *client;
    struct attempt attempt;
    pthread_t thread;
};

static void *get(void *argument)
{
    struct run *run = (struct run *)argument;

    run->attempt = attempt_get(run->client, 0);
    return NULL;
}

static void get_all(const struct client *client, struct loopback *server, DWORD error, DWORD secure_flags)
{
    struct run runs[REQUESTS];
    int i;

    for (i = 0; i < REQUESTS; i++) {
        runs[i].client = client;
        CHECK(pthread_create(&runs[i].thread, NULL, get, &runs[i]) == 0);
    }
    loopback_await_connections(server, LIMIT);
    loopback_open_gate(server, "answers");
    for (i = 0; i < REQUESTS; i++) {
        CHECK(pthread_join(runs[i].thread, NULL) == 0);
        CHECK_ATTEMPT(runs[i].attempt, error, secure_flags);
    }
}

static void run(const struct tls_lab *lab, enum call_mode mode)
{
    /* Connections stay open, so that any beyond the limit would show in the count. */
    struct loopback server = tls_lab_server(lab,
        "connection\ntls good\nreceive head\nwait answers\nsend \"HTTP/1.1 204 No Content\\r\\n\\r\\n\"\nloop\n");
    struct loopback expired = tls_lab_server(lab, "connection\nwait answers\ntls expired\nreceive head\n");
    struct client client = tls_client(mode, server.port), other = tls_client(mode, expired.port);

    client_set(client.session, WINHTTP_OPTION_MAX_CONNS_PER_SERVER, LIMIT);
    get_all(&client, &server, 0, 0);
    CHECK_EQ(loopback_connections(&server), LIMIT);
    loopback_check_script(&server);

    client_set(other.session, WINHTTP_OPTION_MAX_CONNS_PER_SERVER, LIMIT);
    get_all(&other, &expired, ERROR_WINHTTP_SECURE_FAILURE, WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID);
    CHECK_EQ(loopback_connections(&expired), REQUESTS);
    client_close(&client);
    client_close(&other);
    loopback_stop(&server);
    loopback_stop(&expired);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;

    EACH_MODE(mode) {
        run(&lab, mode);
    }
    tls_lab_stop(&lab);
    return 0;
}

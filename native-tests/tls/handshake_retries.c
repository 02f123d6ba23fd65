/*
 * FAILED_CONNECTION_RETRIES with the condition SSL_HANDSHAKE: a handshake that breaks off is begun again on another
 * connection, as often as the number says, and SECURE_FAILURE comes for the last one only. Not without the condition,
 * not after a refused certificate, and not when the time was up.
 */
#include <stdio.h>

#include "attempt.h"
#include "check.h"
#include "text.h"
#include "tls_lab.h"


/* A reset before anything has been received could end the connect as well. */
#define RESET "receive 1\nreset"

enum { RECEIVE_LIMIT_MS = 300 };
enum { HANDSHAKE = WINHTTP_CONNECTION_RETRY_CONDITION_SSL_HANDSHAKE, STALE = WINHTTP_CONNECTION_RETRY_CONDITION_STALE_CONNECTION };

static const struct {
    const char *what, *breaks_off;
    unsigned times;          /* so often, before the server does its part */
    DWORD most, conditions;
    DWORD error, secure_flags;
    unsigned connections;
} cases[] = {
    { "reset", RESET, 1, 1, HANDSHAKE, 0, 0, 2 },
    { "closed", "receive 1\nshutdown-send", 1, 1, HANDSHAKE, 0, 0, 2 },
    { "alert", "receive 1\nalert fatal 80", 1, 1, HANDSHAKE, 0, 0, 2 },
    { "reset behind the certificate", "relay good protocols=1.2 records=2\nreset", 1, 1, HANDSHAKE, 0, 0, 2 },
    { "three times", RESET, 3, 3, HANDSHAKE | STALE, 0, 0, 4 },
    { "once too often", RESET, 3, 2, HANDSHAKE, ERROR_WINHTTP_CONNECTION_ERROR, 0, 3 },
    { "alert, once too often", "receive 1\nalert fatal 80", 3, 2, HANDSHAKE, ERROR_WINHTTP_SECURE_FAILURE,
        WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR, 3 },
    { "no retry", RESET, 1, 0, HANDSHAKE, ERROR_WINHTTP_CONNECTION_ERROR, 0, 1 },
    { "other condition", RESET, 1, 5, STALE, ERROR_WINHTTP_CONNECTION_ERROR, 0, 1 },
    { "refused certificate", "tls expired\nhold", 1, 5, HANDSHAKE, ERROR_WINHTTP_SECURE_FAILURE,
        WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID, 1 },
    { "silent", "hold", 1, 5, HANDSHAKE, ERROR_WINHTTP_TIMEOUT, 0, 1 },
};

static struct client retrying_client(enum call_mode mode, unsigned short port, DWORD most, DWORD conditions)
{
    WINHTTP_FAILED_CONNECTION_RETRIES retries;
    struct client client;

    retries.dwMaxRetries = most;
    retries.dwAllowedRetryConditions = conditions;
    client.mode = mode;
    client.flags = WINHTTP_FLAG_SECURE;
    client.session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, mode == ASYNCHRONOUS ? WINHTTP_FLAG_ASYNC : 0);
    CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_FAILED_CONNECTION_RETRIES, &retries, sizeof retries));
    client.connection = WinHttpConnect(client.session, W("localhost"), port, 0);
    CHECK(client.connection != NULL);
    return client;
}

static void run(const struct tls_lab *lab, size_t at, enum call_mode mode, const char *version)
{
    char script[1024];
    int written = 0;
    unsigned time;
    struct loopback server;
    struct client client;
    struct attempt attempt;

    printf("%s, %s, TLS %s\n", cases[at].what, mode == ASYNCHRONOUS ? "asynchronous" : "synchronous", version);
    fflush(stdout);
    for (time = 0; time < cases[at].times; time++) {
        written += snprintf(script + written, sizeof script - (size_t)written, "connection once\n%s\n", cases[at].breaks_off);
    }
    server = tls_lab_server(lab, "%sconnection\ntls good protocols=%s\nreceive request\n"
        "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n\"\n", script, version);
    client = retrying_client(mode, server.port, cases[at].most, cases[at].conditions);
    attempt = attempt_get(&client, cases[at].error == ERROR_WINHTTP_TIMEOUT ? RECEIVE_LIMIT_MS : 0);
    if (cases[at].error != 0) {
        CHECK_ATTEMPT(attempt, cases[at].error, cases[at].secure_flags);
    } else {
        CHECK_EQ(attempt.error, 0);
        CHECK_EQ(attempt.status, 200);
        CHECK_EQ(attempt.secure_failures, 0);
    }
    CHECK_EQ(loopback_connections(&server), cases[at].connections);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;
    size_t at;

    EACH_MODE(mode) {
        for (at = 0; at < sizeof cases / sizeof cases[0]; at++) {
            run(&lab, at, mode, at % 2 == 0 ? "1.2" : "1.3");
        }
    }
    tls_lab_stop(&lab);
    return 0;
}

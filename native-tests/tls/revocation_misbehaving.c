/*
 * Servers of lists, of OCSP and of issuers that never answer, answer in drips, or without an end: RECEIVE_RESPONSE_TIMEOUT ends
 * the handshake with 12002; without it fetching is given up, and what is not known is what the certificate fails for.
 */
#include <pthread.h>
#include <stdio.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

enum { TIME_LIMIT_MS = 700, CASES = 7 };

struct question {
    const char *certificate;
    int checks_revocation;
    DWORD secure_flags;
    DWORD limit;             /* RECEIVE_RESPONSE_TIMEOUT, 0 = the default */
};

static const struct question questions[CASES] = {
    { "crl-stalls", 1, WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED, 0 },
    { "crl-drips", 1, WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED, 0 },
    { "crl-endless", 1, WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED, 0 },
    { "ocsp-stalls", 1, WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED, 0 },
    { "ocsp-drips", 1, WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED, 0 },
    { "ocsp-endless", 1, WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED, 0 },
    { "missing-intermediate-stalls", 0, WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA, 0 },
};

struct run {
    struct client client;
    struct question question;
    struct attempt attempt;
    pthread_t thread;
};

static void prepare(HINTERNET request, void *argument)
{
    const struct question *question = (const struct question *)argument;

    if (question->checks_revocation) {
        client_set(request, WINHTTP_OPTION_ENABLE_FEATURE, WINHTTP_ENABLE_SSL_REVOCATION);
    }
    if (question->limit > 0) {
        client_set(request, WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT, question->limit);
    }
}

static void *ask(void *argument)
{
    struct run *run = (struct run *)argument;

    run->attempt = attempt_prepared(&run->client, prepare, &run->question);
    return NULL;
}

/* Side by side: each takes what fetching may take. */
static void ask_all(const struct loopback *servers)
{
    struct run runs[2 * CASES];
    enum call_mode mode;
    int i;

    EACH_MODE(mode) {
        for (i = 0; i < CASES; i++) {
            struct run *run = &runs[(int)mode * CASES + i];

            run->client = tls_client(mode, servers[i].port);
            run->question = questions[i];
            CHECK(pthread_create(&run->thread, NULL, ask, run) == 0);
        }
    }
    for (i = 0; i < 2 * CASES; i++) {
        CHECK(pthread_join(runs[i].thread, NULL) == 0);
        printf("%s, mode %d\n", runs[i].question.certificate, i / CASES);
        fflush(stdout);
        CHECK_ATTEMPT(runs[i].attempt, ERROR_WINHTTP_SECURE_FAILURE, runs[i].question.secure_flags);
        client_close(&runs[i].client);
    }
}

static void ask_with_limit(const struct loopback *server, const struct question *question)
{
    enum call_mode mode;

    EACH_MODE(mode) {
        struct client client = tls_client(mode, server->port);
        struct question limited = *question;

        limited.limit = TIME_LIMIT_MS;
        CHECK_ATTEMPT(attempt_prepared(&client, prepare, &limited), ERROR_WINHTTP_TIMEOUT, 0);
        client_close(&client);
    }
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    struct loopback servers[CASES];
    int i;

    for (i = 0; i < CASES; i++) {
        servers[i] = tls_lab_server(&lab, "connection\ntls %s\nreceive head\n", questions[i].certificate);
    }
    ask_all(servers);
    for (i = 0; i < CASES; i++) {
        if (i % 3 != 2) {
            printf("%s, limited\n", questions[i].certificate);
            fflush(stdout);
            ask_with_limit(&servers[i], &questions[i]);
        }
        loopback_stop(&servers[i]);
    }
    tls_lab_stop(&lab);
    return 0;
}

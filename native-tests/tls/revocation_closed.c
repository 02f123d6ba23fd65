/*
 * The request is closed while its handshake waits for a list, an OCSP answer or an issuer that does not come: the operation
 * ends with 12017 at once, in synchronous mode too, and HANDLE_CLOSING comes last. Nothing is said of the certificate.
 */
#include <stdio.h>

#include "attempt.h"
#include "check.h"
#include "monitor.h"
#include "own_process.h"
#include "tls_lab.h"

/* Fetching itself goes on for fifteen seconds; who waits until then has not been told of the close. */
enum { AT_ONCE_MS = 8000 };

static const struct {
    const char *certificate;
    int checks_revocation;
} cases[] = {
    { "crl-stalls", 1 },
    { "crl-drips", 1 },
    { "ocsp-stalls", 1 },
    { "ocsp-drips", 1 },
    { "missing-intermediate-stalls", 0 },
};

struct moment {
    const struct tls_lab *lab;
    unsigned requests;
    uint64_t reached;
};

static void until_asked(void *argument)
{
    struct moment *moment = (struct moment *)argument;

    tls_lab_await_requests(moment->lab, moment->requests);
    moment->reached = clock_ms();
}

static void check_revocation(HINTERNET request)
{
    client_set(request, WINHTTP_OPTION_ENABLE_FEATURE, WINHTTP_ENABLE_SSL_REVOCATION);
}

static void run(enum call_mode mode)
{
    struct tls_lab lab = tls_lab_start();
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct loopback server = tls_lab_server(&lab, "connection\ntls %s\nreceive head\n", cases[i].certificate);
        struct client client = tls_client(mode, server.port);
        struct moment moment = { &lab, tls_lab_requests(&lab, NULL) + 1, 0 };

        printf("%s\n", cases[i].certificate);
        fflush(stdout);
        CHECK_ATTEMPT(attempt_closed(&client, cases[i].checks_revocation ? check_revocation : NULL, until_asked, &moment),
            ERROR_WINHTTP_OPERATION_CANCELLED, 0);
        CHECK(clock_ms() - moment.reached < AT_ONCE_MS);
        client_close(&client);
        loopback_await_closed(&server, 1);
        loopback_stop(&server);
    }
    tls_lab_stop(&lab);
}

int main(void)
{
    own_process_each_mode(run);
    return 0;
}

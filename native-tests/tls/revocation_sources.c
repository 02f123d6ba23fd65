/*
 * What may be asked of others while a certificate is judged: SERVER_CERT_CHAIN_BUILD_FLAGS, SERVER_CERT_CHAIN_BUILD_CACHE_ONLY
 * and DISABLE_CERT_CHAIN_BUILDING, by the requests that reach the servers of lists, of OCSP and of issuers. What was fetched
 * once is kept, and counts where nothing may be fetched.
 */
#include <stdio.h>
#include <string.h>

#include "attempt.h"
#include "check.h"
#include "own_process.h"
#include "tls_lab.h"

enum {
    CA = WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA,
    REVOKED = WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED,
    UNKNOWN = WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED,
    FLAGS = WINHTTP_OPTION_SERVER_CERT_CHAIN_BUILD_FLAGS,
    CACHE_ONLY = WINHTTP_OPTION_SERVER_CERT_CHAIN_BUILD_CACHE_ONLY,
    NO_BUILDING = WINHTTP_OPTION_DISABLE_CERT_CHAIN_BUILDING
};

#define URL_FROM_CACHE WINHTTP_SERVER_CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL
#define NO_AIA WINHTTP_SERVER_CERT_CHAIN_DISABLE_AIA
#define REVOCATION_FROM_CACHE WINHTTP_SERVER_CERT_CHAIN_REVOCATION_CHECK_CACHE_ONLY

static const struct step {
    const char *certificate;
    DWORD option, value;     /* 0 = none */
    int checks_revocation;
    DWORD secure_flags;      /* 0 = answered */
    unsigned lists, answers, issuers; /* that are asked for */
} steps[] = {
    { "missing-intermediate-url", NO_BUILDING, TRUE, 0, CA, 0, 0, 0 },
    { "missing-intermediate-url", FLAGS, NO_AIA, 0, CA, 0, 0, 0 },
    { "missing-intermediate-url", FLAGS, URL_FROM_CACHE, 0, CA, 0, 0, 0 },
    { "missing-intermediate-url", CACHE_ONLY, TRUE, 0, CA, 0, 0, 0 },
    { "missing-intermediate-url", FLAGS, REVOCATION_FROM_CACHE, 0, 0, 0, 0, 1 },
    { "missing-intermediate-url", 0, 0, 0, 0, 0, 0, 0 },
    { "missing-intermediate-url", NO_BUILDING, TRUE, 0, 0, 0, 0, 0 },

    { "good-with-crl", FLAGS, REVOCATION_FROM_CACHE, 1, UNKNOWN, 0, 0, 0 },
    { "good-with-crl", FLAGS, URL_FROM_CACHE, 1, UNKNOWN, 0, 0, 0 },
    { "good-with-crl", CACHE_ONLY, TRUE, 1, UNKNOWN, 0, 0, 0 },
    { "good-with-crl", CACHE_ONLY, TRUE, 0, 0, 0, 0, 0 },
    { "good-with-crl", FLAGS, NO_AIA, 1, 0, 2, 0, 0 }, /* of the intermediate, and of the root */
    { "good-with-crl", 0, 0, 1, 0, 0, 0, 0 },
    { "good-with-crl", NO_BUILDING, TRUE, 1, 0, 0, 0, 0 },
    { "good-with-crl", FLAGS, REVOCATION_FROM_CACHE, 1, 0, 0, 0, 0 },
    { "revoked", 0, 0, 0, 0, 0, 0, 0 },
    { "revoked", CACHE_ONLY, TRUE, 1, REVOKED, 0, 0, 0 },

    { "good-with-ocsp", FLAGS, REVOCATION_FROM_CACHE, 1, UNKNOWN, 0, 0, 0 },
    { "good-with-ocsp", 0, 0, 0, 0, 0, 0, 0 },
    { "good-with-ocsp", NO_BUILDING, TRUE, 1, 0, 0, 1, 0 },
    { "good-with-ocsp", 0, 0, 1, 0, 0, 0, 0 },
    { "good-with-ocsp", CACHE_ONLY, TRUE, 1, 0, 0, 0, 0 },
};
enum { STEPS = sizeof steps / sizeof steps[0] };

static void prepare(HINTERNET request, void *argument)
{
    const struct step *step = (const struct step *)argument;

    if (step->option == FLAGS || step->option == CACHE_ONLY) {
        client_set(request, step->option, step->value);
    }
    if (step->checks_revocation) {
        client_set(request, WINHTTP_OPTION_ENABLE_FEATURE, WINHTTP_ENABLE_SSL_REVOCATION);
    }
}

static void take(const struct tls_lab *lab, enum call_mode mode, unsigned short port, const struct step *step)
{
    struct client client = tls_client(mode, port);
    struct step asked = *step;
    unsigned lists = tls_lab_requests(lab, "crl"), answers = tls_lab_requests(lab, "ocsp");
    unsigned issuers = tls_lab_requests(lab, "certificates");

    printf("%s, option %lu = %#lx%s\n", step->certificate, (unsigned long)step->option, (unsigned long)step->value,
        step->checks_revocation ? ", revocation checked" : "");
    fflush(stdout);
    if (step->option == NO_BUILDING) {
        client_set(client.session, NO_BUILDING, step->value);
    }
    CHECK_ATTEMPT(attempt_prepared(&client, prepare, &asked),
        step->secure_flags != 0 ? ERROR_WINHTTP_SECURE_FAILURE : 0, step->secure_flags);
    CHECK_EQ(tls_lab_requests(lab, "crl") - lists, step->lists);
    CHECK_EQ(tls_lab_requests(lab, "ocsp") - answers, step->answers);
    CHECK_EQ(tls_lab_requests(lab, "certificates") - issuers, step->issuers);
    client_close(&client);
}

static void run(enum call_mode mode)
{
    struct tls_lab lab = tls_lab_start();
    struct loopback server = { 0 };
    size_t i;

    for (i = 0; i < STEPS; i++) {
        if (i == 0 || strcmp(steps[i].certificate, steps[i - 1].certificate) != 0) {
            if (i > 0) {
                loopback_stop(&server);
            }
            server = tls_lab_server(&lab, "connection\ntls %s\nreceive head\n"
                "send \"HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n\"\nclose\n", steps[i].certificate);
        }
        take(&lab, mode, server.port, &steps[i]);
    }
    loopback_stop(&server);
    tls_lab_stop(&lab);
}

int main(void)
{
    own_process_each_mode(run);
    return 0;
}

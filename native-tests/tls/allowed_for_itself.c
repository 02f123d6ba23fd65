/*
 * What one request allows a certificate, it allows for itself: a kept connection that was made with ignore flags, or without
 * looking for revocation, never serves a request that has not said the same; one that has gets it, also in another session.
 */
#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

struct settings {
    DWORD ignored;
    int checks_revocation, ignores_offline;
};

static void prepare(HINTERNET request, void *argument)
{
    const struct settings *settings = (const struct settings *)argument;

    client_set(request, WINHTTP_OPTION_SECURITY_FLAGS, settings->ignored);
    client_set(request, WINHTTP_OPTION_IGNORE_CERT_REVOCATION_OFFLINE, (DWORD)settings->ignores_offline);
    if (settings->checks_revocation) {
        client_set(request, WINHTTP_OPTION_ENABLE_FEATURE, WINHTTP_ENABLE_SSL_REVOCATION);
    }
}

struct step {
    struct settings settings;
    DWORD secure_flags;      /* 0 = answered */
    unsigned connections;    /* of the server, afterwards */
};

enum {
    NAME = SECURITY_FLAG_IGNORE_CERT_CN_INVALID,
    DATE = SECURITY_FLAG_IGNORE_CERT_DATE_INVALID,
    CA = SECURITY_FLAG_IGNORE_UNKNOWN_CA,
    NAME_IS_WRONG = WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID,
    DATE_IS_WRONG = WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID,
    REVOKED = WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED,
    UNKNOWN = WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED
};

static const struct step flags[] = {
    { { NAME | DATE, 0, 0 }, 0, 1 },
    { { 0, 0, 0 }, NAME_IS_WRONG | DATE_IS_WRONG, 2 },
    { { NAME, 0, 0 }, DATE_IS_WRONG, 3 },
    { { DATE, 0, 0 }, NAME_IS_WRONG, 4 },
    { { NAME | DATE, 0, 0 }, 0, 4 },
    { { NAME | DATE | CA, 0, 0 }, 0, 5 },
    { { NAME | DATE, 0, 0 }, 0, 5 },
    { { 0, 0, 0 }, NAME_IS_WRONG | DATE_IS_WRONG, 6 },
};

static const struct step revoked[] = {
    { { 0, 0, 0 }, 0, 1 },
    { { 0, 1, 0 }, REVOKED, 2 },
    { { 0, 1, 1 }, REVOKED, 3 },
    { { 0, 0, 0 }, 0, 3 },
};

static const struct step unreachable[] = {
    { { 0, 1, 1 }, 0, 1 },
    { { 0, 1, 0 }, UNKNOWN, 2 },
    { { 0, 1, 1 }, 0, 2 },
    { { 0, 0, 0 }, 0, 3 },
};

static void run(const struct tls_lab *lab, enum call_mode mode, const char *certificate, const struct step *steps, size_t count)
{
    struct loopback server = tls_lab_server(lab,
        "connection\ntls %s\nreceive head\nsend \"HTTP/1.1 204 No Content\\r\\n\\r\\n\"\nloop\n", certificate);
    struct client client = tls_client(mode, server.port), other = tls_client(mode, server.port);
    size_t i;

    for (i = 0; i < count; i++) {
        struct settings settings = steps[i].settings;

        CHECK_ATTEMPT(attempt_prepared(i % 2 == 0 ? &client : &other, prepare, &settings),
            steps[i].secure_flags != 0 ? ERROR_WINHTTP_SECURE_FAILURE : 0, steps[i].secure_flags);
        CHECK_EQ(loopback_connections(&server), steps[i].connections);
    }
    client_close(&client);
    client_close(&other);
    loopback_stop(&server);
}

#define RUN(certificate, steps) run(&lab, mode, (certificate), (steps), sizeof (steps) / sizeof (steps)[0])

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;

    EACH_MODE(mode) {
        RUN("expired-wrong-name", flags);
        RUN("revoked", revoked);
        RUN("crl-unreachable", unreachable);
    }
    tls_lab_stop(&lab);
    return 0;
}

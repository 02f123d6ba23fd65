/*
 * What can be wrong with a server's certificate: the flags of SECURE_FAILURE are exactly the union of it, each ignore flag
 * takes exactly its own away, and with nothing left the exchange goes on without the notification. In both modes. The
 * table in docs/tls.md is made here: run with an argument, the test writes it there; without, it compares.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"
#include "problem_table.h"
#include "text.h"

#define REVOKED_CHECKED WINHTTP_ENABLE_SSL_REVOCATION

enum {
    CA = WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA,
    NAME = WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID,
    DATE = WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID,
    USAGE = WINHTTP_CALLBACK_STATUS_FLAG_CERT_WRONG_USAGE,
    REVOKED = WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED,
    UNKNOWN = WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED,
    INVALID = WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CERT
};

/* Does not fit into an int. */
#define CHANNEL WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR

static const struct problem {
    const char *certificate; /* NULL = none: the server does not speak TLS */
    const char *host;        /* NULL = localhost */
    int checks_revocation;
    DWORD flags;
    const char *text;        /* of the document; NULL = as the one before it, not told again */
} problems[] = {
    { "good", NULL, 0, 0, "none: issued by a trusted authority, for this name, for servers, at this time" },
    { "good-rsa", NULL, 0, 0, NULL },
    { "good-no-usage", NULL, 0, 0, NULL },
    { "upper-case", NULL, 0, 0, NULL },
    { "dns-only", NULL, 0, 0, NULL },
    { "ip-only", "127.0.0.1", 0, 0, "the name is an address, and an alternative name is that address" },
    { "ip-only", NULL, 0, NAME, "the certificate has only addresses, the name is none" },
    { "dns-only", "127.0.0.1", 0, NAME, "the name is an address, the certificate has only names" },
    { "ip-other", "127.0.0.1", 0, NAME, "another address" },
    { "ip-as-dns", "127.0.0.1", 0, NAME, "the address stands among the names" },
    { "wrong-name", NULL, 0, NAME, "another name" },
    { "wildcard", "a.wild.test", 0, 0, "`*` in place of the first label" },
    { "wildcard", "a.b.wild.test", 0, NAME, "`*` in place of two labels" },
    { "wildcard", "wild.test", 0, NAME, "`*` in place of no label" },
    { "wildcard-partial", NULL, 0, NAME, "`*` as a part of a label" },
    { "wildcard-all", NULL, 0, NAME, "`*` alone" },
    { "wildcard", "A.WILD.localhost", 0, 0, NULL },
    { "idn", "xn--bcher-kva.test", 0, 0, "an international name, in Punycode on both sides" },
    { "cn-only", NULL, 0, 0, "no alternative names, the common name fits" },
    { "cn-other-san", NULL, 0, NAME, "the common name fits, the alternative names do not" },
    { "cn-ip-san", NULL, 0, 0, "the common name fits, and the alternative names are addresses only" },
    { "cn-wildcard", "a.wild.localhost", 0, 0, "no alternative names, `*` in the common name in place of the first label" },
    { "cn-wildcard", "a.b.wild.localhost", 0, NAME, NULL },
    { "cn-wildcard", "wild.localhost", 0, NAME, NULL },
    { "cn-wildcard-san", "a.wild.localhost", 0, NAME, NULL },
    { "cn-ip-only", "127.0.0.1", 0, 0, "no alternative names, the common name is the address" },
    { "nul-name", NULL, 0, NAME, "a NUL inside the name" },
    { "nul-cn", NULL, 0, NAME, NULL },
    { "trailing-dot", NULL, 0, 0, "a final dot in the certificate's name" },
    { "good", "localhost.", 0, 0, "a final dot in the name of the URL" },
    { "expired", NULL, 0, DATE, "expired" },
    { "not-yet-valid", NULL, 0, DATE, "not yet valid" },
    { "expired-intermediate", NULL, 0, DATE, "the issuer's certificate has expired" },
    { "client-usage-only", NULL, 0, USAGE, "only for clients" },
    { "any-usage", NULL, 0, USAGE, "for any usage, and servers are not named" },
    { "authority-as-leaf", NULL, 0, 0, "the certificate is an authority's, and for this name" },
    { "self-signed", NULL, 0, CA, "signed by itself" },
    { "self-signed-pss", NULL, 0, CA, "signed by itself, in a way that names no hash (RSA-PSS, EdDSA)" },
    { "untrusted", NULL, 0, CA, "issued by an authority that is not trusted" },
    { "untrusted-with-root", NULL, 0, CA, NULL },
    { "missing-intermediate", NULL, 0, CA, "the issuer's certificate is missing and cannot be fetched" },
    { "missing-intermediate-url", NULL, 0, 0, "the issuer's certificate is missing, and its address is in the certificate" },
    { "issued-by-leaf", NULL, 0, INVALID, "issued by what is no authority" },
    { "expired-wrong-name", NULL, 0, DATE | NAME, "expired, and another name" },
    { "expired-wrong-name-untrusted", NULL, 0, DATE | NAME | CA, "all three: expired, another name, not trusted" },
    { "everything-wrong", NULL, 0, DATE | NAME | CA | USAGE, "and only for clients" },
    { "weak-rsa", NULL, 0, 0, "a key of 1024 bits" },
    { "weak-signature", NULL, 0, 0, "a signature with SHA-1" },
    { "revoked", NULL, 0, 0, "revoked, and revocation is not checked (the default)" },
    { "good-with-crl", NULL, 1, 0, "revocation is checked by a list: good" },
    { "revoked", NULL, 1, REVOKED, "revoked" },
    { "revoked-wrong-name", NULL, 1, REVOKED | NAME, "revoked, and another name" },
    { "issuer-revoked", NULL, 1, REVOKED, "the issuer's certificate is revoked" },
    { "crl-unreachable", NULL, 1, UNKNOWN, "the list cannot be had" },
    { "crl-missing", NULL, 1, UNKNOWN, NULL },
    { "crl-resets", NULL, 1, UNKNOWN, NULL },
    { "crl-expired", NULL, 1, UNKNOWN, "the list has expired" },
    { "crl-wrong-signer", NULL, 1, UNKNOWN, "the list is not the issuer's" },
    { "crl-garbage", NULL, 1, UNKNOWN, "what comes is no list" },
    { "crl-empty", NULL, 1, UNKNOWN, NULL },
    { "good", NULL, 1, UNKNOWN, "revocation is checked, and the certificate does not say where" },
    { "good-with-ocsp", NULL, 1, 0, "revocation is asked for (OCSP): good" },
    { "ocsp-revoked", NULL, 1, REVOKED, "OCSP says revoked" },
    { "ocsp-unreachable", NULL, 1, UNKNOWN, "the OCSP responder does not answer" },
    { "ocsp-missing", NULL, 1, UNKNOWN, NULL },
    { "ocsp-resets", NULL, 1, UNKNOWN, NULL },
    { "ocsp-try-later", NULL, 1, UNKNOWN, NULL },
    { "ocsp-unknown", NULL, 1, UNKNOWN, "OCSP does not know the certificate" },
    { "ocsp-expired", NULL, 1, UNKNOWN, "OCSP's answer has expired" },
    { "ocsp-wrong-signer", NULL, 1, UNKNOWN, "OCSP's answer is not the issuer's" },
    { "ocsp-garbage", NULL, 1, UNKNOWN, NULL },
    { NULL, NULL, 0, CHANNEL, "none: the server does not speak TLS" },
};

static const struct {
    const char *name;
    DWORD ignore, flag;
} ignores[] = {
    { "IGNORE_UNKNOWN_CA", SECURITY_FLAG_IGNORE_UNKNOWN_CA, CA },
    { "IGNORE_CERT_CN_INVALID", SECURITY_FLAG_IGNORE_CERT_CN_INVALID, NAME },
    { "IGNORE_CERT_DATE_INVALID", SECURITY_FLAG_IGNORE_CERT_DATE_INVALID, DATE },
    { "IGNORE_CERT_WRONG_USAGE", SECURITY_FLAG_IGNORE_CERT_WRONG_USAGE, USAGE },
    { "IGNORE_CERT_REVOCATION_OFFLINE", 0, UNKNOWN }, /* an option of its own */
};
enum { IGNORES = sizeof ignores / sizeof ignores[0] };

struct permission {
    const struct problem *problem;
    DWORD flags;
    BOOL offline;
};

static void prepare(HINTERNET request, void *argument)
{
    const struct permission *permission = (const struct permission *)argument;

    client_set(request, WINHTTP_OPTION_SECURITY_FLAGS, permission->flags);
    client_set(request, WINHTTP_OPTION_IGNORE_CERT_REVOCATION_OFFLINE, (DWORD)permission->offline);
    if (permission->problem->checks_revocation) {
        client_set(request, WINHTTP_OPTION_ENABLE_FEATURE, REVOKED_CHECKED);
    }
    CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_RESOLUTION_HOSTNAME, (void *)W("127.0.0.1"), (DWORD)-1));
}

static void expect(const struct client *client, const struct problem *problem, DWORD allowed_flags, BOOL offline, DWORD left)
{
    struct permission permission = { problem, allowed_flags, offline };
    struct attempt attempt = attempt_prepared(client, prepare, &permission);

    CHECK_ATTEMPT(attempt, left != 0 ? ERROR_WINHTTP_SECURE_FAILURE : 0, left);
    CHECK_EQ(attempt.status, left != 0 ? 0 : 204);
}

static void run(const struct tls_lab *lab, const struct problem *problem)
{
    struct loopback server = problem->certificate != NULL
        ? tls_lab_server(lab, "connection\ntls %s\nreceive head\n"
            "send \"HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n\"\nclose\n", problem->certificate)
        : tls_lab_server(lab, "connection\nsend \"HTTP/1.1 400 Bad Request\\r\\nConnection: close\\r\\n\\r\\n\"\nhold\n");
    enum call_mode mode;
    WCHAR host[64];
    size_t i;

    printf("%s as %s%s\n", problem->certificate != NULL ? problem->certificate : "plain text", problem->host != NULL ? problem->host : "localhost",
        problem->checks_revocation ? ", revocation checked" : "");
    fflush(stdout);
    for (i = 0; i == 0 || host[i - 1] != 0; i++) {
        host[i] = (WCHAR)(problem->host != NULL ? problem->host : "localhost")[i];
    }
    EACH_MODE(mode) {
        struct client client = client_open_as(mode, NULL, host, server.port);
        DWORD ignorable = 0;

        client.flags = WINHTTP_FLAG_SECURE;
        expect(&client, problem, 0, FALSE, problem->flags);
        for (i = 0; i < IGNORES; i++) {
            ignorable |= ignores[i].flag;
            if (problem->flags == 0) {
                continue;
            }
            expect(&client, problem, ignores[i].ignore, ignores[i].flag == UNKNOWN, problem->flags & ~ignores[i].flag);
        }
        expect(&client, problem, 0x3300, TRUE, problem->flags & ~ignorable);
        /* What was allowed once is not allowed now. */
        expect(&client, problem, 0, FALSE, problem->flags);
        client_close(&client);
    }
    loopback_stop(&server);
}

static void tell(struct problem_table *table, const struct problem *problem)
{
    char text[256] = "";
    size_t i;

    if (problem->text == NULL) {
        return;
    }
    for (i = 0; i < IGNORES; i++) {
        if (problem->flags & ignores[i].flag) {
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", text[0] != '\0' ? ", " : "", ignores[i].name);
        }
    }
    if (problem->flags & (REVOKED | INVALID | CHANNEL)) {
        strcpy(text, "cannot be ignored");
    }
    problem_table_add(table, problem->text, problem->flags, problem->flags != 0 ? ERROR_WINHTTP_SECURE_FAILURE : 0,
        problem->flags != 0 ? text : "");
}

int main(int count, char **arguments)
{
    struct tls_lab lab = tls_lab_start();
    struct problem_table table = problem_table_begin();
    size_t i;

    (void)arguments;
    for (i = 0; i < sizeof problems / sizeof problems[0]; i++) {
        run(&lab, &problems[i]);
        tell(&table, &problems[i]);
    }
    tls_lab_stop(&lab);
    problem_table_end(&table, count > 1);
    return 0;
}

/*
 * Versions that Debian's OpenSSL does not allow, under a configuration that does; and the second connection with TLS 1.0, which
 * only a program that asks for it gets.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

static const struct {
    const char *server;      /* what it speaks, or what it does instead */
    DWORD client;            /* SECURE_PROTOCOLS, 0 = not set */
    int falls_back, forbids_fallback;
    DWORD error, secure_flags;
    const char *spoken;      /* on the last connection */
    unsigned connections;
} cases[] = {
    { "tls good protocols=1.0", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1, 0, 0, 0, 0, "protocol=1.0", 1 },
    { "tls good protocols=1.1", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_1, 0, 0, 0, 0, "protocol=1.1", 1 },
    { "tls good-rsa protocols=1.0", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1, 0, 0, 0, 0, "protocol=1.0", 1 },
    { "tls good protocols=1.0,1.1,1.2,1.3", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1 | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_1, 0, 0, 0, 0,
        "protocol=1.1", 1 },
    { "tls good protocols=1.0,1.1,1.2,1.3", WINHTTP_FLAG_SECURE_PROTOCOL_ALL | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3, 0, 0, 0, 0,
        "protocol=1.3", 1 },
    /* What is below a gap is not spoken. */
    { "tls good protocols=1.0,1.1,1.2,1.3", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1 | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2, 0, 0, 0, 0,
        "protocol=1.2", 1 },
    { "tls good protocols=1.0", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1 | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2, 0, 0,
        ERROR_WINHTTP_CONNECTION_ERROR, 0, NULL, 1 },
    { "tls good protocols=1.0", 0, 0, 0, ERROR_WINHTTP_CONNECTION_ERROR, 0, NULL, 1 },
    { "tls good protocols=1.1", 0, 1, 0, ERROR_WINHTTP_CONNECTION_ERROR, 0, NULL, 2 },
    { "tls good protocols=1.0", 0, 1, 0, 0, 0, "protocol=1.0", 2 },
    { "tls good protocols=1.0", 0, 1, 1, ERROR_WINHTTP_CONNECTION_ERROR, 0, NULL, 1 },
    { "tls good protocols=1.2", 0, 1, 0, 0, 0, "protocol=1.2", 1 },
    { "close", 0, 1, 0, ERROR_WINHTTP_CONNECTION_ERROR, 0, NULL, 2 },
    { "send \"no tls\"", 0, 1, 0, ERROR_WINHTTP_SECURE_FAILURE, WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR, NULL, 2 },
    { "send \"no tls\"", 0, 1, 1, ERROR_WINHTTP_SECURE_FAILURE, WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR, NULL, 1 },
    /* It did understand; an older version makes the certificate no better. */
    { "tls expired", 0, 1, 0, ERROR_WINHTTP_SECURE_FAILURE, WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID, NULL, 1 },
    { "tls good client=wanted", 0, 1, 0, ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED, 0, NULL, 1 },
};

static void check_secure_defaults(void)
{
    HINTERNET session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, WINHTTP_FLAG_SECURE_DEFAULTS);
    DWORD on = TRUE;

    CHECK(session != NULL);
    CHECK_FAILS(WinHttpSetOption(session, WINHTTP_OPTION_TLS_PROTOCOL_INSECURE_FALLBACK, &on, sizeof on), ERROR_ACCESS_DENIED);
    client_set(session, WINHTTP_OPTION_TLS_PROTOCOL_INSECURE_FALLBACK, FALSE);
    client_set(session, WINHTTP_OPTION_DISABLE_SECURE_PROTOCOL_FALLBACK, TRUE);
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
}

static void check_spoken(struct loopback *server, unsigned connection, const char *version)
{
    char *report = loopback_report(server), start[32];
    const char *line;

    sprintf(start, "connection %u ", connection);
    line = strstr(report, start);
    CHECK(line != NULL);
    line = strstr(line, "protocol=");
    CHECK(line != NULL && strncmp(line, version, strlen(version)) == 0);
    free(report);
}

static void run(const struct tls_lab *lab, size_t i)
{
    struct loopback server = tls_lab_server(lab, "connection\n%s\n%s", cases[i].server,
        strncmp(cases[i].server, "tls", 3) != 0 ? ""
        : "receive head\nsend \"HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n\"\nclose\n");
    unsigned connections = 0;
    enum call_mode mode;

    printf("%s, client %#lx%s%s\n", cases[i].server, (unsigned long)cases[i].client,
        cases[i].falls_back ? ", falls back" : "", cases[i].forbids_fallback ? ", forbidden" : "");
    fflush(stdout);
    EACH_MODE(mode) {
        struct client client = tls_client(mode, server.port);

        if (cases[i].client != 0) {
            client_set(client.session, WINHTTP_OPTION_SECURE_PROTOCOLS, cases[i].client);
        }
        client_set(client.session, WINHTTP_OPTION_TLS_PROTOCOL_INSECURE_FALLBACK, (DWORD)cases[i].falls_back);
        client_set(client.session, WINHTTP_OPTION_DISABLE_SECURE_PROTOCOL_FALLBACK, (DWORD)cases[i].forbids_fallback);
        CHECK_ATTEMPT(attempt_get(&client, 0), cases[i].error, cases[i].secure_flags);
        connections += cases[i].connections;
        CHECK_EQ(loopback_connections(&server), connections);
        if (cases[i].spoken != NULL) {
            check_spoken(&server, connections - 1, cases[i].spoken);
        }
        client_close(&client);
    }
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    size_t i;

    CHECK(setenv("OPENSSL_CONF", tls_lab_file(&lab, "openssl.cnf"), 1) == 0);
    check_secure_defaults();
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        run(&lab, i);
    }
    tls_lab_stop(&lab);
    return 0;
}

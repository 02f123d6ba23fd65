/* SECURE_PROTOCOLS: only what it names is spoken; a session with secure defaults does not go below TLS 1.2. */
#include <stdio.h>

#include "attempt.h"
#include "check.h"
#include "text.h"
#include "tls_lab.h"

static const struct {
    const char *server;      /* what it speaks */
    DWORD client;            /* SECURE_PROTOCOLS, 0 = not set */
    DWORD error, secure_flags;
} pairs[] = {
    { "1.2,1.3", 0, 0, 0 },
    { "1.2", 0, 0, 0 },
    { "1.3", 0, 0, 0 },
    { "1.2", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2, 0, 0 },
    { "1.3", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3, 0, 0 },
    { "1.3", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2, ERROR_WINHTTP_CONNECTION_ERROR, 0 },
    { "1.2", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3, ERROR_WINHTTP_CONNECTION_ERROR, 0 },
    { "1.0,1.1", 0, ERROR_WINHTTP_CONNECTION_ERROR, 0 },
    /* They do not exist any more, and then there is none to speak. */
    { "1.2,1.3", WINHTTP_FLAG_SECURE_PROTOCOL_SSL2 | WINHTTP_FLAG_SECURE_PROTOCOL_SSL3, ERROR_WINHTTP_SECURE_FAILURE,
        WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR },
};

static void check_secure_defaults(void)
{
    HINTERNET session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, WINHTTP_FLAG_SECURE_DEFAULTS);
    DWORD versions = WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_1 | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2;

    CHECK(session != NULL);
    CHECK_FAILS(WinHttpSetOption(session, WINHTTP_OPTION_SECURE_PROTOCOLS, &versions, sizeof versions), ERROR_ACCESS_DENIED);
    client_set(session, WINHTTP_OPTION_SECURE_PROTOCOLS, WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3);
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;
    size_t i;

    check_secure_defaults();
    for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct loopback server = tls_lab_server(&lab, "connection\ntls good protocols=%s\nreceive head\n"
            "send \"HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n\"\nclose\n", pairs[i].server);

        printf("server %s, client %#lx\n", pairs[i].server, (unsigned long)pairs[i].client);
        fflush(stdout);
        EACH_MODE(mode) {
            struct client client = client_open_as(mode, NULL, W("localhost"), server.port);

            client.flags = WINHTTP_FLAG_SECURE;
            if (pairs[i].client != 0) {
                client_set(client.session, WINHTTP_OPTION_SECURE_PROTOCOLS, pairs[i].client);
            }
            CHECK_ATTEMPT(attempt_get(&client, 0), pairs[i].error, pairs[i].secure_flags);
            client_close(&client);
        }
        loopback_stop(&server);
    }
    tls_lab_stop(&lab);
    return 0;
}

/*
 * A kept connection serves those who would have secured it in the same way, in whatever session and by whatever options they
 * have said so, and nobody else.
 */
#include <stdio.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

static const struct step {
    DWORD option, value;     /* of the session, 0 = none */
    unsigned connections;    /* of the server, afterwards */
} steps[] = {
    { 0, 0, 1 },
    { 0, 0, 1 },
    { WINHTTP_OPTION_SECURE_PROTOCOLS, WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2, 2 },
    { WINHTTP_OPTION_SECURE_PROTOCOLS, WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3, 3 },
    { WINHTTP_OPTION_SECURE_PROTOCOLS, WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2, 3 },
    { WINHTTP_OPTION_SECURE_PROTOCOLS, WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2 | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3, 3 },
    { WINHTTP_OPTION_TLS_PROTOCOL_INSECURE_FALLBACK, TRUE, 4 },
    { WINHTTP_OPTION_TLS_PROTOCOL_INSECURE_FALLBACK, FALSE, 4 },
    { WINHTTP_OPTION_DISABLE_SECURE_PROTOCOL_FALLBACK, TRUE, 4 }, /* there was nothing to fall back to */
    { WINHTTP_OPTION_DISABLE_CERT_CHAIN_BUILDING, TRUE, 5 },
    { WINHTTP_OPTION_SERVER_CERT_CHAIN_BUILD_FLAGS, WINHTTP_SERVER_CERT_CHAIN_DISABLE_AIA, 5 }, /* the same */
    { WINHTTP_OPTION_SERVER_CERT_CHAIN_BUILD_CACHE_ONLY, TRUE, 6 },
    { WINHTTP_OPTION_SERVER_CERT_CHAIN_BUILD_FLAGS, 0, 6 },
    { 0, 0, 6 },
};

static void run(const struct tls_lab *lab, enum call_mode mode)
{
    struct loopback server = tls_lab_server(lab,
        "connection\ntls good\nreceive head\nsend \"HTTP/1.1 204 No Content\\r\\n\\r\\n\"\nloop\n");
    size_t i;

    for (i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        struct client client = tls_client(mode, server.port);

        printf("mode %d, option %lu = %#lx\n", (int)mode, (unsigned long)steps[i].option, (unsigned long)steps[i].value);
        fflush(stdout);
        if (steps[i].option != 0) {
            client_set(client.session, steps[i].option, steps[i].value);
        }
        CHECK_ATTEMPT(attempt_get(&client, 0), 0, 0);
        CHECK_EQ(loopback_connections(&server), steps[i].connections);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
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

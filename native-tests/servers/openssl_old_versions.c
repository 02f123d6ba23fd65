/*
 * A server of TLS 1.0 or 1.1 alone: out of the question unless the program names that version and the configuration of OpenSSL
 * lets it.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "openssl_server.h"
#include "secure.h"

static const struct {
    const char *options;
    DWORD version;
    const char *name;        /* in the server's page */
} cases[] = {
    { "-tls1 -cipher ALL:@SECLEVEL=0", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1, "TLSv1" },
    { "-tls1_1 -cipher ALL:@SECLEVEL=0", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_1, "TLSv1.1" },
};

static char page[16384];

static void take(struct exchange *exchange, const unsigned char *piece, DWORD length)
{
    CHECK(exchange->body_bytes + length < sizeof page);
    memcpy(page + exchange->body_bytes, piece, length);
    page[exchange->body_bytes + length] = '\0';
}

static DWORD get(DWORD mode, unsigned short port, DWORD versions)
{
    struct exchange_client client = exchange_client_open_secure(mode, port);
    struct exchange exchange;

    if (versions != 0) {
        CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_SECURE_PROTOCOLS, &versions, sizeof versions));
    }
    memset(&exchange, 0, sizeof exchange);
    exchange.take = take;
    exchange_start(&client, &exchange);
    exchange_wait(&exchange);
    exchange_close(&exchange);
    exchange_client_close(&client);
    return exchange.error;
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    size_t i;
    int mode;

    CHECK(setenv("OPENSSL_CONF", tls_lab_file(&lab, "openssl.cnf"), 1) == 0); /* before the library's first handshake */
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct openssl_server server = openssl_server_start(&lab, "good-rsa", cases[i].options);

        for (mode = 0; mode < EXCHANGE_MODES; mode++) {
            char line[64];

            printf("%s, mode %d\n", cases[i].name, mode);
            fflush(stdout);
            CHECK_EQ(get(exchange_modes[mode], server.port, 0), ERROR_WINHTTP_CONNECTION_ERROR);
            page[0] = '\0';
            CHECK_EQ(get(exchange_modes[mode], server.port, /* without a gap, in which newer ones alone would be spoken */
                cases[i].version | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_1 | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2), 0);
            snprintf(line, sizeof line, "    Protocol  : %s\n", cases[i].name);
            CHECK(strstr(page, line) != NULL);
        }
        openssl_server_stop(&server);
    }
    tls_lab_stop(&lab);
    return 0;
}

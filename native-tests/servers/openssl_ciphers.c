/*
 * Servers with one cipher each: those that this library has, as the server's page and SECURITY_INFO tell; what is too old is
 * refused by the server, which knows no other, as SECURE_FAILURE.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "openssl_server.h"
#include "secure.h"

static const struct {
    const char *options, *certificate;
    const char *cipher;      /* by OpenSSL's name */
    DWORD suite, strength;   /* of the registry of IANA; bits. 0: refused */
} cases[] = {
    { "-tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256", "good", "TLS_AES_128_GCM_SHA256", 0x1301, 128 },
    { "-tls1_3 -ciphersuites TLS_AES_256_GCM_SHA384", "good-rsa", "TLS_AES_256_GCM_SHA384", 0x1302, 256 },
    { "-tls1_3 -ciphersuites TLS_CHACHA20_POLY1305_SHA256", "good", "TLS_CHACHA20_POLY1305_SHA256", 0x1303, 256 },
    { "-tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384", "good", "ECDHE-ECDSA-AES256-GCM-SHA384", 0xC02C, 256 },
    { "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256", "good-rsa", "ECDHE-RSA-AES128-GCM-SHA256", 0xC02F, 128 },
    { "-tls1_2 -cipher ECDHE-RSA-AES256-SHA384", "good-rsa", "ECDHE-RSA-AES256-SHA384", 0xC028, 256 },
    { "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA256", "good", "ECDHE-ECDSA-AES128-SHA256", 0xC023, 128 },
    { "-tls1_2 -cipher AES128-SHA", "good-rsa", NULL, 0, 0 },
    { "-tls1_2 -cipher DHE-RSA-AES256-SHA", "good-rsa", NULL, 0, 0 },
    { "-tls1_2 -cipher NULL-SHA256:@SECLEVEL=0", "good-rsa", NULL, 0, 0 },
};

static char page[16384];

static void take(struct exchange *exchange, const unsigned char *piece, DWORD length)
{
    CHECK(exchange->body_bytes + length < sizeof page);
    memcpy(page + exchange->body_bytes, piece, length);
    page[exchange->body_bytes + length] = '\0';
}

static void check_told(struct exchange *exchange, const char *cipher, DWORD suite, DWORD strength)
{
    WINHTTP_SECURITY_INFO info;
    DWORD size = sizeof info;
    char line[128];

    snprintf(line, sizeof line, ", Cipher is %s\n", cipher);
    CHECK(strstr(page, line) != NULL);
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_SECURITY_INFO, &info, &size));
    CHECK_EQ(info.CipherInfo.dwCipherSuite, suite);
    CHECK_EQ(info.ConnectionInfo.dwCipherStrength, strength);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    size_t i;
    int mode;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct openssl_server server = openssl_server_start(&lab, cases[i].certificate, cases[i].options);

        printf("%s\n", cases[i].options);
        fflush(stdout);
        for (mode = 0; mode < EXCHANGE_MODES; mode++) {
            struct exchange_client client = exchange_client_open_secure(exchange_modes[mode], server.port);
            struct exchange exchange;

            memset(&exchange, 0, sizeof exchange);
            exchange.take = take;
            exchange_start(&client, &exchange);
            exchange_wait(&exchange);
            CHECK_EQ(exchange.error, cases[i].cipher == NULL ? ERROR_WINHTTP_SECURE_FAILURE : 0);
            if (cases[i].cipher != NULL) {
                check_told(&exchange, cases[i].cipher, cases[i].suite, cases[i].strength);
            }
            exchange_close(&exchange);
            exchange_client_close(&client);
        }
        openssl_server_stop(&server);
    }
    tls_lab_stop(&lab);
    return 0;
}

/* Kestrel by https: downloads, uploads, one connection for all of it, and a redirect from http to https. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "kestrel.h"
#include "secure.h"

enum { MEBIBYTE = 1024 * 1024 };

static unsigned long long upload(struct exchange_client *client, unsigned long long bytes)
{
    struct exchange exchange;
    unsigned long long connection;
    char expected[17];

    kestrel_pattern_hash(bytes, expected);
    secure_upload(client, &exchange, W("POST"), W("/echo"), bytes, 200);
    CHECK_EQ(exchange_number(&exchange, W("X-Body-Bytes")), bytes);
    CHECK_HEADER(&exchange, W("X-Body-Hash"), expected);
    connection = exchange_number(&exchange, W("X-Connection"));
    exchange_close(&exchange);
    return connection;
}

static void redirect(const struct kestrel *kestrel, DWORD mode)
{
    struct exchange_client plain = exchange_client_open(mode, kestrel->port);
    struct exchange exchange;
    char object[128];
    WCHAR wide[128];
    size_t i;

    snprintf(object, sizeof object, "/redirect/302?to=https://localhost:%u/echo", kestrel->tls_port);
    for (i = 0; i <= strlen(object); i++) {
        wide[i] = (WCHAR)object[i];
    }
    memset(&exchange, 0, sizeof exchange);
    exchange.object = wide;
    exchange_run(&plain, &exchange, 200);
    CHECK_HEADER(&exchange, W("X-Target"), "/echo");
    exchange_close(&exchange);
    exchange_client_close(&plain);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    struct kestrel kestrel = kestrel_start_tls(&lab);
    int mode;

    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open_secure(exchange_modes[mode], kestrel.tls_port);
        unsigned long long connection = secure_get(&client, W("/body?bytes=10"), 10);

        printf("mode %d\n", mode);
        fflush(stdout);
        CHECK_EQ(secure_get(&client, W("/body?bytes=16777216"), 16 * MEBIBYTE), connection);
        CHECK_EQ(secure_get(&client, W("/chunked?bytes=100000&piece=999"), 100000), connection);
        CHECK_EQ(upload(&client, 11), connection);
        CHECK_EQ(upload(&client, 4 * MEBIBYTE + 1), connection);
        exchange_client_close(&client);
        redirect(&kestrel, exchange_modes[mode]);
    }
    kestrel_stop(&kestrel);
    tls_lab_stop(&lab);
    return 0;
}

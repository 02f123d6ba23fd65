/* Kestrel: what it has received of a request, and a chunked response, whose trailers do not get in the way of what follows. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "kestrel.h"
#include "pattern.h"

enum { UPLOAD_BYTES = 300001, CHUNKED_BYTES = 100003 };

static void check_header(struct exchange *exchange, const WCHAR *name, const char *expected)
{
    char *value = exchange_header(exchange, name);

    CHECK_TEXT(value, expected);
    free(value);
}

static void check_body(struct exchange *exchange, unsigned long long bytes)
{
    char hash[17];

    kestrel_pattern_hash(bytes, hash);
    check_header(exchange, W("X-Body-Hash"), hash);
    CHECK_EQ(exchange_number(exchange, W("X-Body-Bytes")), bytes);
}

static void get(struct exchange_client *client)
{
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange.object = W("/echo?what=%20a");
    exchange_run(client, &exchange, 200);
    check_header(&exchange, W("X-Method"), "GET");
    check_header(&exchange, W("X-Target"), "/echo?what=%20a");
    check_body(&exchange, 0);
    exchange_close(&exchange);
}

static void put(struct exchange_client *client)
{
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange.method = W("PUT");
    exchange.object = W("/echo");
    exchange.upload_bytes = UPLOAD_BYTES;
    exchange.fill = pattern_fill;
    exchange_run(client, &exchange, 200);
    check_header(&exchange, W("X-Method"), "PUT");
    check_body(&exchange, UPLOAD_BYTES);
    exchange_close(&exchange);
}

static void get_chunked(struct exchange_client *client)
{
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange.object = W("/chunked?bytes=100003&piece=999");
    exchange.take = pattern_take;
    exchange_run(client, &exchange, 200);
    CHECK_EQ(exchange.body_bytes, CHUNKED_BYTES);
    check_header(&exchange, W("Transfer-Encoding"), "chunked");
    exchange_close(&exchange);
}

int main(void)
{
    struct kestrel kestrel = kestrel_start();
    int mode;

    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], kestrel.port);

        get(&client);
        put(&client);
        get_chunked(&client);
        get_chunked(&client);
        exchange_client_close(&client);
    }
    kestrel_stop(&kestrel);
    return 0;
}

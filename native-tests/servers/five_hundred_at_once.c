/* All are on their way at the same time, each with bytes of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "nginx.h"
#include "pattern.h"

enum { REQUESTS = 500, STRIDE = 1009, SHORTEST = 20000, FILE_BYTES = REQUESTS * STRIDE + SHORTEST + REQUESTS };

static struct exchange exchanges[REQUESTS];

static unsigned long long first_byte(const struct exchange *exchange)
{
    return (unsigned long long)(exchange - exchanges) * STRIDE;
}

static unsigned long long length_of(const struct exchange *exchange)
{
    return SHORTEST + (unsigned long long)(exchange - exchanges);
}

static void take(struct exchange *exchange, const unsigned char *piece, DWORD length)
{
    pattern_check(piece, length, first_byte(exchange) + exchange->body_bytes);
}

static int compare(const void *left, const void *right)
{
    unsigned long long a = *(const unsigned long long *)left, b = *(const unsigned long long *)right;
    return a < b ? -1 : a > b;
}

int main(void)
{
    struct nginx nginx = nginx_start("");
    struct exchange_client client = exchange_client_open(WINHTTP_FLAG_ASYNC, nginx.port);
    static unsigned long long connections[REQUESTS];
    int i;

    pattern_write_file(nginx_file(&nginx, "file"), FILE_BYTES);
    for (i = 0; i < REQUESTS; i++) {
        struct exchange *exchange = &exchanges[i];
        char range[64];
        WCHAR *header;

        snprintf(range, sizeof range, "Range: bytes=%llu-%llu", first_byte(exchange),
            first_byte(exchange) + length_of(exchange) - 1);
        header = text_from_utf8(range);
        exchange->object = W("/file");
        exchange->headers = header;
        exchange->take = take;
        exchange->stops_at_head = 1;
        exchange_start(&client, exchange);
        free(header); /* copied by the library */
    }
    /* No body has been read to its end, so no connection was free for a second request. */
    for (i = 0; i < REQUESTS; i++) {
        exchange_wait_head(&exchanges[i]);
        CHECK_EQ(exchanges[i].error, 0);
        CHECK_EQ(exchanges[i].status, 206);
        connections[i] = exchange_number(&exchanges[i], W("X-Connection"));
    }
    qsort(connections, REQUESTS, sizeof connections[0], compare);
    for (i = 1; i < REQUESTS; i++) {
        CHECK(connections[i - 1] != connections[i]);
    }

    for (i = 0; i < REQUESTS; i++) {
        exchange_read(&exchanges[i]);
    }
    for (i = 0; i < REQUESTS; i++) {
        exchange_wait(&exchanges[i]);
        CHECK_EQ(exchanges[i].error, 0);
        CHECK_EQ(exchanges[i].body_bytes, length_of(&exchanges[i]));
        exchange_close(&exchanges[i]);
    }
    exchange_client_close(&client);
    nginx_stop(&nginx);
    return 0;
}

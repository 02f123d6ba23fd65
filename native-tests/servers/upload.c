/* PUT through nginx's WebDAV: the stored file is what was written. POST: nginx counts the bytes. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "nginx.h"
#include "pattern.h"

enum { PUT_BYTES = 10 * 1024 * 1024 + 3, POST_BYTES = 100001 };

static void put(struct exchange_client *client, const WCHAR *object, unsigned long long bytes, DWORD status)
{
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange.method = W("PUT");
    exchange.object = object;
    exchange.upload_bytes = bytes;
    exchange.fill = pattern_fill;
    exchange_run(client, &exchange, status);
    exchange_close(&exchange);
}

static void post(struct exchange_client *client, unsigned long long bytes)
{
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange.method = W("POST");
    exchange.object = W("/count");
    exchange.upload_bytes = bytes;
    exchange.fill = pattern_fill;
    exchange_run(client, &exchange, 200);
    CHECK_EQ(exchange_number(&exchange, W("X-Content-Length")), bytes);
    exchange_close(&exchange);
}

int main(void)
{
    static const WCHAR *const stored[] = { W("/synchronous"), W("/asynchronous") };
    static const char *const names[] = { "synchronous", "asynchronous" };
    struct nginx nginx;
    int mode;

    nginx_needs_module("http_dav");
    nginx = nginx_start(
        "dav_methods PUT;\n"
        "location = /count { add_header X-Content-Length $content_length; return 200; }");
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], nginx.port);

        put(&client, stored[mode], PUT_BYTES, 201);
        pattern_check_file(nginx_file(&nginx, names[mode]), PUT_BYTES);
        put(&client, stored[mode], 0, 204); /* replaced */
        pattern_check_file(nginx_file(&nginx, names[mode]), 0);
        post(&client, POST_BYTES);
        post(&client, 0);
        exchange_client_close(&client);
    }
    nginx_stop(&nginx);
    return 0;
}

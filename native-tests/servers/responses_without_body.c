/* HEAD and 304 announce a body that does not come, 204 announces none: the same connection serves what follows. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "nginx.h"
#include "pattern.h"

static struct exchange_client client;
static unsigned long long connection_number;

static void run(struct exchange *exchange, DWORD status)
{
    exchange_run(&client, exchange, status);
    if (connection_number == 0) {
        connection_number = exchange_number(exchange, W("X-Connection"));
    }
    CHECK_EQ(exchange_number(exchange, W("X-Connection")), connection_number);
}

static void run_all(void)
{
    struct exchange get, head, missing, unchanged, nothing;
    WCHAR *condition;
    char *changed, header[128] = "If-Modified-Since: ";

    memset(&get, 0, sizeof get);
    get.object = W("/file");
    run(&get, 200);
    changed = exchange_header(&get, W("Last-Modified"));
    CHECK(changed != NULL && strlen(changed) < 64);
    condition = text_from_utf8(strcat(header, changed));

    memset(&head, 0, sizeof head);
    head.method = W("HEAD");
    head.object = W("/file");
    run(&head, 200);
    CHECK_EQ(head.body_bytes, 0);
    CHECK_EQ(exchange_number(&head, W("Content-Length")), 5000);

    memset(&unchanged, 0, sizeof unchanged);
    unchanged.object = W("/file");
    unchanged.headers = condition;
    run(&unchanged, 304);
    CHECK_EQ(unchanged.body_bytes, 0);

    memset(&nothing, 0, sizeof nothing);
    nothing.object = W("/nothing");
    run(&nothing, 204);
    CHECK_EQ(nothing.body_bytes, 0);

    memset(&missing, 0, sizeof missing);
    missing.object = W("/missing");
    run(&missing, 404);
    CHECK(missing.body_bytes > 0);
    CHECK_EQ(missing.body_bytes, exchange_number(&missing, W("Content-Length")));

    exchange_close(&get);
    exchange_close(&head);
    exchange_close(&unchanged);
    exchange_close(&nothing);
    exchange_close(&missing);
    free(condition);
    free(changed);
}

int main(void)
{
    struct nginx nginx = nginx_start("location = /nothing { return 204; }");
    int mode;

    pattern_write_file(nginx_file(&nginx, "file"), 5000);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        /* The pool belongs to the process, so the second mode goes on with the connection of the first. */
        client = exchange_client_open(exchange_modes[mode], nginx.port);
        run_all();
        exchange_client_close(&client);
    }
    nginx_stop(&nginx);
    return 0;
}

/* Kestrel answers before it has read the upload, and closes: the answer arrives, and the next request has a connection. */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "kestrel.h"
#include "pattern.h"

enum { UPLOAD_BYTES = 2 * 1024 * 1024 };

static void put(struct exchange_client *client, const WCHAR *object, DWORD status)
{
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange.method = W("PUT");
    exchange.object = object;
    exchange.upload_bytes = UPLOAD_BYTES;
    exchange.fill = pattern_fill;
    exchange_run(client, &exchange, status);
    exchange_close(&exchange);
}

int main(void)
{
    struct kestrel kestrel = kestrel_start();
    int mode;

    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], kestrel.port);

        put(&client, W("/refuse-upload"), 413);
        put(&client, W("/echo"), 200);
        exchange_client_close(&client);
    }
    kestrel_stop(&kestrel);
    return 0;
}

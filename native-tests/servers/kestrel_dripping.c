/* A body that comes byte by byte is read whole. */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "kestrel.h"
#include "pattern.h"

int main(void)
{
    struct kestrel kestrel = kestrel_start();
    int mode;

    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], kestrel.port);
        struct exchange exchange;

        memset(&exchange, 0, sizeof exchange);
        exchange.object = W("/drip?bytes=100&ms=1");
        exchange.take = pattern_take;
        exchange_run(&client, &exchange, 200);
        CHECK_EQ(exchange.body_bytes, 100);
        exchange_close(&exchange);
        exchange_client_close(&client);
    }
    kestrel_stop(&kestrel);
    return 0;
}

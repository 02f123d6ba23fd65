/* One after the other they all go over one connection, says nginx. */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "nginx.h"
#include "pattern.h"

enum { REQUESTS = 10000 };

int main(void)
{
    struct nginx nginx = nginx_start("add_header X-Connection $connection; add_header X-Request $connection_requests;");
    unsigned long long connection_number = 0, count = 0;
    int mode, i;

    pattern_write_file(nginx_file(&nginx, "file"), 700);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], nginx.port);

        for (i = 0; i < REQUESTS; i++) {
            struct exchange exchange;
            memset(&exchange, 0, sizeof exchange);
            exchange.object = W("/file");
            exchange.take = pattern_take;
            exchange_run(&client, &exchange, 200);
            CHECK_EQ(exchange.body_bytes, 700);
            if (connection_number == 0) {
                connection_number = exchange_number(&exchange, W("X-Connection"));
            }
            CHECK_EQ(exchange_number(&exchange, W("X-Connection")), connection_number);
            CHECK_EQ(exchange_number(&exchange, W("X-Request")), ++count);
            exchange_close(&exchange);
        }
        exchange_client_close(&client);
    }
    nginx_stop(&nginx);
    return 0;
}

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "nginx.h"
#include "pattern.h"

int main(void)
{
    struct nginx nginx = nginx_start("");
    int mode;

    pattern_write_file(nginx_file(&nginx, "small"), 1234);
    pattern_write_file(nginx_file(&nginx, "empty"), 0);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], nginx.port);
        struct exchange small, empty;
        char *server;

        memset(&small, 0, sizeof small);
        small.object = W("/small");
        small.take = pattern_take;
        exchange_run(&client, &small, 200);
        CHECK_EQ(small.body_bytes, 1234);
        CHECK_EQ(exchange_number(&small, W("Content-Length")), 1234);
        server = exchange_header(&small, W("Server"));
        CHECK(server != NULL && strncmp(server, "nginx", 5) == 0);
        free(server);
        exchange_close(&small);

        memset(&empty, 0, sizeof empty);
        empty.object = W("/empty");
        exchange_run(&client, &empty, 200);
        CHECK_EQ(empty.body_bytes, 0);
        exchange_close(&empty);
        exchange_client_close(&client);
    }
    nginx_stop(&nginx);
    return 0;
}

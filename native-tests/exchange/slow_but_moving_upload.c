/* The send timeout is for each send: an upload that takes longer in all, but goes on, is no timeout. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"

enum { STEPS = 100, STEP_BYTES = 262144, STEP_MS = 40, SEND_TIMEOUT_MS = 2500 };

int main(void)
{
    static char script[STEPS * 64 + 256];
    size_t length = (size_t)STEPS * STEP_BYTES;
    char *body = calloc(1, length), *end = script;
    enum call_mode mode;
    int i;
    end += sprintf(end, "connection\nreceive head\n");
    for (i = 0; i < STEPS; i++) {
        end += sprintf(end, "receive %d\ndelay %d\n", STEP_BYTES, STEP_MS);
    }
    sprintf(end, "send \"HTTP/1.1 204 No Content\\r\\n\\r\\n\"\n");
    CHECK(body != NULL);

    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        exchange_open(&exchange, &client, TEXT("POST"), NULL);
        CHECK_SUCCEEDS(WinHttpSetTimeouts(exchange.request, 0, 0, SEND_TIMEOUT_MS, 0));
        CHECK_EQ(exchange_send(&exchange, NULL, body, length, length), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        CHECK_EQ(exchange_status(&exchange), 204);
        exchange_close(&exchange);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    free(body);
    return 0;
}

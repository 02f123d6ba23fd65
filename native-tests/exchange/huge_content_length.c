/*
 * A body of 4 GiB or more is announced by a Content-Length header of the caller's and a total of 0. This one is aborted
 * after its first bytes.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "receive 3\n"
    "hold\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned connections = 0;
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct loopback_bytes received;
        struct exchange exchange;

        exchange_open(&exchange, &client, W("PUT"), NULL);
        CHECK_EQ(exchange_send(&exchange, W("Content-Length: 5000000000"), NULL, 0, WINHTTP_IGNORE_REQUEST_TOTAL_LENGTH), 0);
        CHECK_EQ(exchange_write(&exchange, "abc", 3), 0);
        exchange_close(&exchange);
        client_close(&client);

        loopback_await_closed(&server, connections + 1);
        received = loopback_received(&server, connections++);
        CHECK(strstr(received.data, "\r\nContent-Length: 5000000000\r\n") != NULL);
        CHECK_TEXT(strstr(received.data, "\r\n\r\n") + 4, "abc");
        free(received.data);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

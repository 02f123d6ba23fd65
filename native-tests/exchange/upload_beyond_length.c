/* Writing more than SendRequest announced is refused with 87, whole, and leaves the upload as it was. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    "close\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned connections = 0;
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct loopback_bytes received;
        struct exchange exchange;

        exchange_open(&exchange, &client, W("POST"), NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, "ab", 2, 5), 0);
        CHECK_EQ(exchange_write(&exchange, "cdef", 4), ERROR_INVALID_PARAMETER);
        CHECK_EQ(exchange_write(&exchange, "cde", 3), 0);
        CHECK_EQ(exchange_write(&exchange, "f", 1), ERROR_INVALID_PARAMETER);
        CHECK_EQ(exchange_write(&exchange, "", 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
        exchange_close(&exchange);
        client_close(&client);

        received = loopback_received(&server, connections++);
        CHECK_TEXT(strstr(received.data, "\r\n\r\n") + 4, "abcde");
        free(received.data);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

/* With a Transfer-Encoding header of the caller's the body passes as it is given: no length, no framing of ours. */
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
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    "hold\n";

static const char chunks[] = "3;x\r\nabc\r\n" "5\r\ndefgh\r\n" "0\r\n\r\n";

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
        CHECK_EQ(exchange_send(&exchange, W("Transfer-Encoding: chunked\r\n"), NULL, 0, 0), 0);
        CHECK_EQ(exchange_write(&exchange, chunks, 2), 0);
        CHECK_EQ(exchange_write(&exchange, chunks + 2, sizeof chunks - 1 - 2), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
        exchange_close(&exchange);
        client_close(&client);

        received = loopback_received(&server, connections++);
        CHECK(strstr(received.data, "Content-Length") == NULL);
        CHECK(strstr(received.data, "\r\nTransfer-Encoding: chunked\r\n") != NULL);
        CHECK_TEXT(strstr(received.data, "\r\n\r\n") + 4, chunks);
        free(received.data);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

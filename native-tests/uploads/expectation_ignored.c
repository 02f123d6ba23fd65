/*
 * Expect: 100-continue to a server that has never heard of it: it waits for the body, and gets it, if only after a
 * while; other 1xx responses in the meantime are no leave. Its answer is delivered and the connection kept.
 */
#include <stdio.h>

#include "reply.h"
#include "upload_bytes.h"
#include "ways.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 103 Early Hints\r\n\r\n")
    "receive %d\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    "loop\n";

int main(void)
{
    enum call_mode mode;
    size_t at;
    for (at = 0; at < WAYS; at++) {
        char text[256];
        struct loopback server;
        sprintf(text, script, ways[at].arrived);
        server = loopback_start(text);
        EACH_MODE(mode) {
            struct client client = client_open(mode, server.port);
            struct exchange exchange;
            way_open(&ways[at], &exchange, &client);
            way_send(&ways[at], &exchange);
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
            exchange_close(&exchange);
            client_close(&client);
        }
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}

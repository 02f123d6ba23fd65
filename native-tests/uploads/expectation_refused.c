/*
 * Expect: 100-continue, and the server gives its final answer at once: the body is not sent although sending and
 * writing succeed, the answer is delivered, and the connection, on which a body was announced, is not used again.
 */
#include <stdio.h>

#include "reply.h"
#include "upload_bytes.h"
#include "ways.h"

/* The server would keep the connection. */
static const char script[] =
    "connection\n"
    "receive head\n"
    "send \"HTTP/1.1 %d Refused\\r\\nContent-Length: 2\\r\\nWWW-Authenticate: Basic realm=x\\r\\n\\r\\nno\"\n";

static const DWORD statuses[] = { 417, 401, 413, 500, 200 };

int main(void)
{
    enum call_mode mode;
    size_t at, status;
    for (status = 0; status < sizeof statuses / sizeof statuses[0]; status++) {
        char text[256];
        struct loopback server;
        unsigned connections = 0;
        sprintf(text, script, (int)statuses[status]);
        server = loopback_start(text);
        EACH_MODE(mode) {
            for (at = 0; at < WAYS; at++) {
                struct client client = client_open(mode, server.port);
                struct exchange exchange;
                way_open(&ways[at], &exchange, &client);
                way_send(&ways[at], &exchange);
                if (ways[at].is_chunked) {
                    CHECK_EQ(exchange_write(&exchange, "more", 4), 0);
                }
                CHECK_REPLY_TEXT(reply_receive(&exchange, 64), statuses[status], "no");
                loopback_await_closed(&server, connections + 1);
                exchange_close(&exchange);
                client_close(&client);
                check_head_alone(&server, connections++);
            }
        }
        CHECK_EQ(loopback_connections(&server), connections);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}

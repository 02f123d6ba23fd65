/*
 * A server that refuses an upload, reads nothing more and leaves the connection open: an asynchronous write ends when
 * the answer is there, a blocking one at its send timeout; both succeed, and the answer is delivered.
 */
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 413 Too Large\r\nContent-Length: 7\r\n\r\nrefused")
    "wait end\n";

enum { BODY_BYTES = 64 * 1024 * 1024, SMALL_BYTES = 10000, SEND_TIMEOUT_MS = 300 };

enum form { GIVEN_TO_SEND, WRITTEN, CHUNKED, CHUNKED_IN_SMALL_PARTS, FORMS };

int main(void)
{
    struct loopback server = loopback_start(script);
    char *body = (char *)calloc(1, BODY_BYTES);
    enum call_mode mode;
    int form;
    CHECK(body != NULL);
    EACH_MODE(mode) {
        for (form = 0; form < FORMS; form++) {
            struct client client = client_open(mode, server.port);
            struct exchange exchange;
            size_t at;
            exchange_open_flags(&exchange, &client, W("PUT"), NULL, form >= CHUNKED ? WINHTTP_FLAG_AUTOMATIC_CHUNKING : 0);
            CHECK_SUCCEEDS(WinHttpSetTimeouts(exchange.request, 0, 0, mode == SYNCHRONOUS ? SEND_TIMEOUT_MS : 0, 0));
            if (form == GIVEN_TO_SEND) {
                CHECK_EQ(exchange_send(&exchange, NULL, body, BODY_BYTES, BODY_BYTES), 0);
            } else {
                CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, form == WRITTEN ? BODY_BYTES : 0), 0);
                for (at = 0; form == CHUNKED_IN_SMALL_PARTS && at < BODY_BYTES / SMALL_BYTES; at++) {
                    CHECK_EQ(exchange_write(&exchange, body, SMALL_BYTES), 0);
                }
                if (form != CHUNKED_IN_SMALL_PARTS) {
                    CHECK_EQ(exchange_write(&exchange, body, BODY_BYTES), 0);
                }
            }
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 413, "refused");
            exchange_close(&exchange);
            client_close(&client);
        }
    }
    CHECK_EQ(loopback_connections(&server), 2 * FORMS);
    loopback_open_gate(&server, "end");
    loopback_await_closed(&server, 2 * FORMS);
    free(body);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

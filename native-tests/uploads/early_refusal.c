/*
 * A server that refuses an upload while it is under way: the operation that sends ends with success, what is written
 * after it is dropped, the answer is delivered, and the connection is not used again. Whether the server then closes,
 * resets, goes on reading, or only ends its own side.
 */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "reply.h"
#include "text.h"
#include "upload_bytes.h"

static const char *const ends[] = { "close", "reset", "hold", "shutdown-send\nhold", "shutdown-send\nreceive 100000\nclose" };

/* More than the buffers of both ends hold, so that the answer comes before the end. */
enum { BODY_BYTES = 16 * 1024 * 1024, PART_BYTES = 1024 * 1024, SMALL_BYTES = 1000, ENDS = sizeof ends / sizeof ends[0] };

enum form { GIVEN_TO_SEND, WRITTEN_AT_ONCE, WRITTEN_IN_PARTS, CHUNKED_AT_ONCE, CHUNKED_IN_PARTS, FORMS };

static void upload(struct exchange *exchange, const struct client *client, enum form form, const char *body)
{
    int is_chunked = form >= CHUNKED_AT_ONCE;
    size_t at;
    exchange_open_flags(exchange, client, W("PUT"), NULL, is_chunked ? WINHTTP_FLAG_AUTOMATIC_CHUNKING : 0);
    if (form == GIVEN_TO_SEND) {
        CHECK_EQ(exchange_send(exchange, NULL, body, BODY_BYTES - SMALL_BYTES, BODY_BYTES), 0);
        CHECK_EQ(exchange_write(exchange, body, SMALL_BYTES), 0);
        return;
    }
    CHECK_EQ(exchange_send(exchange, NULL, NULL, 0, is_chunked ? 0 : BODY_BYTES), 0);
    if (form == WRITTEN_AT_ONCE || form == CHUNKED_AT_ONCE) {
        CHECK_EQ(exchange_write(exchange, body, BODY_BYTES - SMALL_BYTES), 0);
        CHECK_EQ(exchange_write(exchange, body, SMALL_BYTES), 0);
        return;
    }
    for (at = 0; at < BODY_BYTES; at += PART_BYTES) {
        CHECK_EQ(exchange_write(exchange, body + at, PART_BYTES), 0);
    }
}

int main(void)
{
    char *body = (char *)calloc(1, BODY_BYTES);
    enum call_mode mode;
    int end, form;
    CHECK(body != NULL);
    for (end = 0; end < ENDS; end++) {
        char text[512];
        unsigned connections = 0;
        struct loopback server;
        sprintf(text, "connection\nreceive head\nreceive 70000\n"
            "send \"HTTP/1.1 413 Too Large\\r\\nContent-Length: 7\\r\\n\\r\\nrefused\"\n%s\n", ends[end]);
        server = loopback_start(text);
        EACH_MODE(mode) {
            for (form = 0; form < FORMS; form++) {
                struct client client = client_open(mode, server.port);
                struct exchange exchange;
                upload(&exchange, &client, (enum form)form, body);
                CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 413, "refused");
                loopback_await_closed(&server, ++connections);
                exchange_close(&exchange);
                client_close(&client);
            }
        }
        CHECK_EQ(loopback_connections(&server), connections);
        loopback_stop(&server);
    }
    free(body);
    return 0;
}

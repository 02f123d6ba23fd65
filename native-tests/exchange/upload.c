/*
 * A body by SendRequest alone, by SendRequest and WriteData, by WriteData alone in odd pieces: the server gets the
 * same bytes under the same Content-Length.
 */
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

enum { BODY_BYTES = 60000 };

/* How much goes with SendRequest, and the pieces of the rest. */
static const struct {
    size_t initial, piece;
} ways[] = {
    { BODY_BYTES, 1 },
    { 1, BODY_BYTES },
    { 16384, 32768 },
    { 30001, 7919 },
    { 0, BODY_BYTES },
    { 0, 1009 },
};

static char body[BODY_BYTES];

static void upload(const struct client *client, size_t initial, size_t piece)
{
    struct exchange exchange;
    size_t at;
    exchange_open(&exchange, client, W("PUT"), W("/upload"));
    CHECK_EQ(exchange_send(&exchange, NULL, initial == 0 ? NULL : body, initial, BODY_BYTES), 0);
    for (at = initial; at < BODY_BYTES; at += piece) {
        CHECK_EQ(exchange_write(&exchange, body + at, piece < BODY_BYTES - at ? piece : BODY_BYTES - at), 0);
    }
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
    exchange_close(&exchange);
}

static void check_received(struct loopback *server, unsigned connection)
{
    struct loopback_bytes received = loopback_received(server, connection);
    const char *found = strstr(received.data, "\r\n\r\n") + 4;
    CHECK(strstr(received.data, "\r\nContent-Length: 60000\r\n") != NULL);
    CHECK_EQ(received.length - (size_t)(found - received.data), BODY_BYTES);
    CHECK(memcmp(found, body, BODY_BYTES) == 0);
    free(received.data);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned connections = 0;
    enum call_mode mode;
    size_t at;

    for (at = 0; at < BODY_BYTES; at++) {
        body[at] = (char)('A' + (at * 7 + at / 251) % 26);
    }
    EACH_MODE(mode) {
        for (at = 0; at < sizeof ways / sizeof ways[0]; at++) {
            struct client client = client_open(mode, server.port);
            upload(&client, ways[at].initial, ways[at].piece);
            client_close(&client);
            check_received(&server, connections++);
        }
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

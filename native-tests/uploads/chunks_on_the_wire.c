/*
 * AUTOMATIC_CHUNKING: the initial body and each part that is written is one chunk, whatever its size; a part of no
 * bytes is none, for it would end the body; WinHttpReceiveResponse ends it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "reply.h"
#include "text.h"
#include "upload_bytes.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    "close\n";

enum { LARGEST = 200000, MOST_PARTS = 4, NONE = -1 };

static const struct {
    int initial;
    int parts[MOST_PARTS];
} uploads[] = {
    { 0, { NONE } },
    { 5, { NONE } },
    { 0, { 1, 0, 15, 16 } },
    { 1, { 0, 255, 256, NONE } },
    { 16384, { 16384, 1, NONE } },
    { 16385, { 16385, 65536, 65537, NONE } },
    { LARGEST, { 1, LARGEST, 3, NONE } },
};

static size_t add_chunk(char *at, const char *bytes, int length)
{
    size_t prefix;
    if (length == 0) return 0;
    prefix = (size_t)sprintf(at, "%X\r\n", (unsigned)length);
    memcpy(at + prefix, bytes, (size_t)length);
    memcpy(at + prefix + length, "\r\n", 2);
    return prefix + (size_t)length + 2;
}

int main(void)
{
    struct loopback server = loopback_start(script);
    char *bytes = upload_bytes(LARGEST + MOST_PARTS), *expected = (char *)malloc(4 * LARGEST), head[256];
    unsigned connections = 0;
    enum call_mode mode;
    size_t at;

    sprintf(head, "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\nTransfer-Encoding: chunked\r\nHost: 127.0.0.1:%u\r\n\r\n",
        (unsigned)server.port);
    CHECK(expected != NULL);
    EACH_MODE(mode) {
        for (at = 0; at < sizeof uploads / sizeof uploads[0]; at++) {
            struct client client = client_open(mode, server.port);
            struct exchange exchange;
            struct arrived arrived;
            size_t length, part;
            int initial = uploads[at].initial;

            exchange_open_flags(&exchange, &client, W("POST"), NULL, WINHTTP_FLAG_AUTOMATIC_CHUNKING);
            CHECK_EQ(exchange_send(&exchange, NULL, initial == 0 ? NULL : bytes, (size_t)initial, 0), 0);
            length = add_chunk(expected, bytes, initial);
            for (part = 0; part < MOST_PARTS && uploads[at].parts[part] != NONE; part++) {
                int size = uploads[at].parts[part];
                CHECK_EQ(exchange_write(&exchange, bytes + part, (size_t)size), 0);
                length += add_chunk(expected + length, bytes + part, size);
            }
            length += (size_t)sprintf(expected + length, "0\r\n\r\n");
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
            exchange_close(&exchange);
            client_close(&client);

            arrived = arrived_on(&server, connections++);
            CHECK_TEXT(arrived.head, head);
            CHECK_EQ(arrived.length, length);
            CHECK(memcmp(arrived.body, expected, length) == 0);
            arrived_free(&arrived);
        }
    }
    free(bytes);
    free(expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

/*
 * A decoded body read in every way: with buffers of all sizes, by what is available, by what is there. What a server
 * has flushed can be read before the rest has come.
 */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "encoded.h"
#include "exchange.h"
#include "loopback.h"
#include "script.h"
#include "script_text.h"

enum { BLOCKS = 4, BODY_BYTES = BLOCKS * 65536, MOST = 8192 };

static const char flushed_script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 43\r\n\r\n"
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x4a\xcb\x2c\x2a\x2e\x01\x00\x00\x00\xff\xff")
    "wait second\n"
    SEND("\x2a\x4e\x4d\xce\xcf\x4b\x01\x00\x00\x00\xff\xff")
    "wait end\n"
    SEND("\x03\x00\xff\xfb\x64\x1d\x0b\x00\x00\x00");

enum style { FILLING, FILLING_EX, BY_AVAILABLE, SOME, STYLES };

static void start(struct exchange *exchange, const struct client *client)
{
    DWORD enabled = WINHTTP_DECOMPRESSION_FLAG_ALL;
    exchange_open(exchange, client, NULL, NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(exchange->request, WINHTTP_OPTION_DECOMPRESSION, &enabled, sizeof enabled));
    CHECK_EQ(exchange_send(exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(exchange), 0);
}

static DWORD read_next(struct exchange *exchange, enum style style, char *buffer, size_t size)
{
    DWORD count = 0, available;
    switch (style) {
    case FILLING:
        CHECK_EQ(exchange_read(exchange, buffer, size, &count), 0);
        break;
    case FILLING_EX:
        CHECK_EQ(exchange_read_ex(exchange, buffer, size, WINHTTP_READ_DATA_EX_FLAG_FILL_BUFFER, &count), 0);
        break;
    case BY_AVAILABLE:
        CHECK_EQ(exchange_available(exchange, &available), 0);
        CHECK(available <= MOST);
        if (available > 0) {
            DWORD wanted = available < size ? available : (DWORD)size;
            CHECK_EQ(exchange_read(exchange, buffer, wanted, &count), 0);
            CHECK_EQ(count, wanted);
        }
        break;
    default:
        CHECK_EQ(exchange_read_ex(exchange, buffer, size, 0, &count), 0);
        break;
    }
    return count;
}

static void download(const struct client *client, enum style style, size_t size)
{
    static char buffer[BODY_BYTES + 1];
    struct exchange exchange;
    DWORD total = 0, count, at;

    start(&exchange, client);
    while ((count = read_next(&exchange, style, buffer, size)) > 0) {
        if (style == FILLING || style == FILLING_EX) {
            CHECK(count == size || total + count == BODY_BYTES);
        }
        for (at = 0; at < count; at++) {
            if (buffer[at] != "0123456789abcdef"[(total + at) % 16]) {
                CHECK_EQ(total + at, -1);
            }
        }
        total += count;
    }
    CHECK_EQ(total, BODY_BYTES);
    CHECK_EQ(read_next(&exchange, style, buffer, size), 0);
    exchange_close(&exchange);
}

static void download_all(void)
{
    static const size_t sizes[] = { 1000, 4096, MOST + 1, BODY_BYTES + 1 };
    struct script_text script = { 0 };
    struct loopback server;
    enum call_mode mode;
    int style;
    size_t at;

    script_text_add(&script, "connection once\n" "receive head\n"
        SEND("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n\r\n"));
    for (at = 0; at < BLOCKS; at++) {
        char size_line[20];
        int length = sprintf(size_line, "%x\r\n", (unsigned)(sizeof PATTERN_BLOCK - 1));
        script_text_send(&script, size_line, (size_t)length);
        script_text_send(&script, PATTERN_BLOCK "\r\n", sizeof PATTERN_BLOCK + 1);
    }
    script_text_add(&script, SEND("2\r\n\x03\x00\r\n0\r\nTrailer: x\r\n\r\n") "loop\n");
    server = loopback_start(script.text);
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (style = 0; style < STYLES; style++) {
            for (at = 0; at < sizeof sizes / sizeof sizes[0]; at++) {
                download(&client, (enum style)style, sizes[at]);
            }
        }
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    free(script.text);
}

static void read_flushed(enum call_mode mode, enum style style)
{
    struct loopback server = loopback_start(flushed_script);
    struct client client = client_open(mode, server.port);
    struct exchange exchange;
    char text[12] = "";
    size_t length = 0;

    start(&exchange, &client);
    while (length < 5) {
        length += read_next(&exchange, style, text + length, 11 - length);
    }
    CHECK_TEXT(text, "first");
    loopback_open_gate(&server, "second");
    while (length < 11) {
        length += read_next(&exchange, style, text + length, 11 - length);
    }
    CHECK_TEXT(text, "firstsecond");
    loopback_open_gate(&server, "end");
    CHECK_EQ(read_next(&exchange, style, text, 11), 0);
    exchange_close(&exchange);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    enum call_mode mode;
    download_all();
    EACH_MODE(mode) {
        read_flushed(mode, BY_AVAILABLE);
        read_flushed(mode, SOME);
    }
    return 0;
}

/* 64 MiB by length, and 16 MiB in chunks, read in pieces small and large; each byte is looked at. */
#include <stdlib.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "script.h"

enum { LENGTH_BYTES = 64 * 1024 * 1024, CHUNKED_BYTES = 16 * 1024 * 1024 };

/* Lines of 16 bytes. */
static const char length_script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n")
    SEND_REPEAT(4194304, "0123456789abcdef")
    "loop\n";

static const char chunked_script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    SEND_REPEAT(65536, "100\r\n"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" "\r\n")
    SEND("0\r\n\r\n")
    "loop\n";

static const size_t read_sizes[] = { 4093, 65536, 8 * 1024 * 1024 };

static void download(const struct client *client, size_t read_size, size_t body_bytes)
{
    struct exchange exchange;
    char *buffer = (char *)malloc(read_size);
    size_t total = 0;
    DWORD count, at;

    CHECK(buffer != NULL);
    exchange_open(&exchange, client, NULL, NULL);
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&exchange), 0);
    do {
        CHECK_EQ(exchange_read(&exchange, buffer, read_size, &count), 0);
        /* Short only at the end. */
        CHECK(count == read_size || total + count == body_bytes);
        for (at = 0; at < count; at++) {
            if (buffer[at] != "0123456789abcdef"[(total + at) % 16]) {
                CHECK_EQ(total + at, -1);
            }
        }
        total += count;
    } while (count > 0);
    CHECK_EQ(total, body_bytes);
    exchange_close(&exchange);
    free(buffer);
}

static void download_all(const char *text, size_t body_bytes)
{
    struct loopback server = loopback_start(text);
    enum call_mode mode;
    size_t at;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (at = 0; at < sizeof read_sizes / sizeof read_sizes[0]; at++) {
            download(&client, read_sizes[at], body_bytes);
        }
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
}

int main(void)
{
    download_all(length_script, LENGTH_BYTES);
    download_all(chunked_script, CHUNKED_BYTES);
    return 0;
}

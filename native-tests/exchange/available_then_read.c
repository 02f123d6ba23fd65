/*
 * QueryDataAvailable tells what one ReadData gets: at most 8192, the same again until it has been read, never more
 * than the current chunk holds, 0 at the end only. Read like that, the body is whole.
 */
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 160000\r\n\r\n")
    SEND_REPEAT(10000, "0123456789abcdef")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    SEND_REPEAT(10000, "10\r\n0123456789abcdef\r\n")
    SEND("0\r\n\r\n")
    "loop\n";

enum { BODY_BYTES = 160000, MOST = 8192 };

static void download(const struct client *client, DWORD chunk)
{
    static char buffer[MOST];
    struct exchange exchange;
    DWORD total = 0, available, again, count, at;

    exchange_open(&exchange, client, NULL, NULL);
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&exchange), 0);
    for (;;) {
        CHECK_EQ(exchange_available(&exchange, &available), 0);
        CHECK_EQ(exchange_available(&exchange, &again), 0);
        CHECK_EQ(again, available);
        CHECK(available <= chunk);
        if (available == 0) {
            break;
        }
        CHECK_EQ(exchange_read(&exchange, buffer, available, &count), 0);
        CHECK_EQ(count, available);
        for (at = 0; at < count; at++) {
            CHECK(buffer[at] == "0123456789abcdef"[(total + at) % 16]);
        }
        total += count;
    }
    CHECK_EQ(total, BODY_BYTES);
    exchange_close(&exchange);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        download(&client, MOST);
        download(&client, 16);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

/*
 * A body of more than 4 GiB: its length can be asked for as a 64-bit number and not as a 32-bit one, what is there is
 * read, and closing in its middle is prompt. As much is read as is quickly done.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "monitor.h"
#include "reply.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5368709120\r\n\r\nfirst bytes:")
    SEND_REPEAT(335544320, "0123456789ABCDEF");

enum { READ_BYTES = 64 * 1024 * 1024, PROMPT_MS = 5000 };

int main(void)
{
    char *body = (char *)malloc(READ_BYTES);
    struct loopback server = loopback_start(script);
    unsigned connections = 0;
    enum call_mode mode;
    CHECK(body != NULL);
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        ULONGLONG length = 0;
        DWORD size = sizeof length, number = 0, count = 0, at;
        uint64_t begun;

        exchange_open(&exchange, &client, NULL, NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        CHECK_SUCCEEDS(WinHttpQueryHeaders(exchange.request, WINHTTP_QUERY_CONTENT_LENGTH | WINHTTP_QUERY_FLAG_NUMBER64,
            WINHTTP_HEADER_NAME_BY_INDEX, &length, &size, WINHTTP_NO_HEADER_INDEX));
        CHECK_EQ(length, 5368709120);
        size = sizeof number;
        CHECK_FAILS(WinHttpQueryHeaders(exchange.request, WINHTTP_QUERY_CONTENT_LENGTH | WINHTTP_QUERY_FLAG_NUMBER,
            WINHTTP_HEADER_NAME_BY_INDEX, &number, &size, WINHTTP_NO_HEADER_INDEX), ERROR_WINHTTP_INVALID_HEADER);

        CHECK_EQ(exchange_available(&exchange, &count), 0);
        CHECK(count > 0 && count <= 8192);
        CHECK_EQ(exchange_read(&exchange, body, READ_BYTES, &count), 0);
        CHECK_EQ(count, READ_BYTES);
        CHECK(memcmp(body, "first bytes:", 12) == 0);
        for (at = 12; at < READ_BYTES; at++) {
            CHECK(body[at] == "0123456789ABCDEF"[(at - 12) % 16]);
        }

        begun = clock_ms();
        exchange_close(&exchange);
        client_close(&client);
        CHECK(clock_ms() - begun < PROMPT_MS);
        loopback_await_closed(&server, ++connections);
    }
    free(body);
    loopback_stop(&server);
    return 0;
}

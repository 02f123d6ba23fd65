/*
 * A server that goes silent: 12002, not before the receive timeout and once only, while the response is awaited as well
 * as within its body. The timeouts are those of the request, so the next request is not affected.
 */
#include "check.h"
#include "loopback.h"
#include "monitor.h"
#include "reply.h"
#include "script.h"

/* First silent before the response, then within the body; the last block answers. */
static const char script[] =
    "connection once\n"
    "receive head\n"
    "wait never\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab")
    "wait never\n"
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "loop\n";

enum {
    TIMEOUT_MS = 100,
    TICK_MS = 10,            /* the system's coarse clock, by which the library may measure, is a few behind */
    PROMPT_MS = 5000         /* far below the 30 s that a timeout which was not taken over would have */
};

static void become_impatient(struct exchange *exchange)
{
    CHECK_SUCCEEDS(WinHttpSetTimeouts(exchange->request, 0, 0, 0, TIMEOUT_MS));
}

static void check_duration(uint64_t begun)
{
    uint64_t duration = clock_ms() - begun;
    CHECK(duration + TICK_MS >= TIMEOUT_MS);
    CHECK(duration < PROMPT_MS);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        uint64_t begun;
        DWORD error, count;
        char body[8];

        exchange_open(&exchange, &client, NULL, NULL);
        become_impatient(&exchange);
        begun = clock_ms();
        error = exchange_send(&exchange, NULL, NULL, 0, 0);
        if (mode == SYNCHRONOUS) {
            CHECK_EQ(error, 0);
            begun = clock_ms();
            error = exchange_receive(&exchange);
        }
        CHECK_EQ(error, ERROR_WINHTTP_TIMEOUT);
        check_duration(begun);
        exchange_close(&exchange);

        exchange_open(&exchange, &client, NULL, NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        /* Not earlier: the head of the response shall come in time on a busy machine too. */
        become_impatient(&exchange);
        begun = clock_ms();
        CHECK_EQ(exchange_read(&exchange, body, sizeof body, &count), ERROR_WINHTTP_TIMEOUT);
        check_duration(begun);
        exchange_close(&exchange);

        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        CHECK_EQ(loopback_connections(&server), 3);
        client_close(&client);
        loopback_stop(&server);
    }
    return 0;
}

/*
 * RECEIVE_TIMEOUT is taken anew by each operation of one request: while the response is awaited, in the middle of a
 * body by a read and by a query, set by either function. What was late ends once, and the request can be sent again.
 */
#include "limits.h"
#include "loopback.h"
#include "reply.h"
#include "text.h"

#define HALF_A_BODY "receive head\n" SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n5\r\nd")

static const char script[] =
    "connection once\n" HALF_A_BODY "wait never\n"
    "connection once\n" HALF_A_BODY "wait never\n"
    "connection once\n" "receive head\n" "wait never\n"
    "connection\n"
    "receive head\n"
    "delay 400\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na")
    "delay 400\n"
    SEND("bc")
    "loop\n";

static void begin_body(struct exchange *exchange)
{
    char body[4];
    DWORD count;
    set_limit(exchange, WINHTTP_OPTION_RECEIVE_TIMEOUT, 20000);
    CHECK_EQ(exchange_send(exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(exchange), 0);
    CHECK_EQ(exchange_read(exchange, body, 4, &count), 0);
    CHECK_EQ(count, 4);
}

int main(void)
{
    enum call_mode mode;
    int at;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        uint64_t begun;
        DWORD count, error;
        char body[8];

        exchange_open(&exchange, &client, NULL, NULL);
        begin_body(&exchange);
        CHECK_SUCCEEDS(WinHttpSetTimeouts(exchange.request, 0, 0, 0, 150));
        begun = clock_ms();
        CHECK_EQ(exchange_read(&exchange, body, sizeof body, &count), ERROR_WINHTTP_TIMEOUT);
        check_not_before(begun, 150);
        CHECK_EQ(exchange_read(&exchange, body, sizeof body, &count), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);

        begin_body(&exchange);
        set_limit(&exchange, WINHTTP_OPTION_RECEIVE_TIMEOUT, 300);
        begun = clock_ms();
        CHECK_EQ(exchange_available(&exchange, &count), ERROR_WINHTTP_TIMEOUT);
        check_not_before(begun, 300);

        set_limit(&exchange, WINHTTP_OPTION_RECEIVE_TIMEOUT, 150);
        begun = clock_ms();
        error = exchange_send(&exchange, NULL, NULL, 0, 0);
        if (mode == SYNCHRONOUS) {
            CHECK_EQ(error, 0);
            error = exchange_receive(&exchange);
        }
        CHECK_EQ(error, ERROR_WINHTTP_TIMEOUT);
        check_not_before(begun, 150);

        for (at = 0; at < LIMITLESS; at++) {
            set_limit(&exchange, WINHTTP_OPTION_RECEIVE_TIMEOUT, limitless[at]);
            CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
            set_limit(&exchange, WINHTTP_OPTION_RECEIVE_TIMEOUT, 150);
        }
        CHECK_EQ(loopback_connections(&server), 4);
        exchange_close(&exchange);
        client_close(&client);
        loopback_stop(&server);
    }
    return 0;
}

/*
 * RECEIVE_RESPONSE_TIMEOUT is for the whole head: one that drips is 12002 although each byte is in time. It is looked
 * at when data arrives, and has nothing to do with the body. The request can be sent again, with no limit to the same
 * server.
 */
#include <string.h>

#include "limits.h"
#include "loopback.h"
#include "reply.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND_BYTEWISE(20, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "loop\n";

static const char body_drips[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n")
    SEND_BYTEWISE(50, "0123456789012345678901234567890123456789" "01234567890123456789")
    "loop\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    int at;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        uint64_t begun = clock_ms();
        exchange_open(&exchange, &client, NULL, NULL);
        set_limit(&exchange, WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT, 200);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), ERROR_WINHTTP_TIMEOUT);
        check_not_before(begun, 200);

        for (at = 0; at < LIMITLESS; at++) {
            set_limit(&exchange, WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT, 200);
            CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
            /* Taken when the response is received. */
            set_limit(&exchange, WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT, limitless[at]);
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
        }
        exchange_close(&exchange);
        client_close(&client);
    }
    loopback_stop(&server);

    server = loopback_start(body_drips);
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        exchange_open(&exchange, &client, NULL, NULL);
        set_limit(&exchange, WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT, 2000);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "012345678901234567890123456789012345678901234567890123456789");
        exchange_close(&exchange);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

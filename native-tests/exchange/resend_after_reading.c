/* The same handle sends again when it has read the response, or part of it, or none: another response, all of it. */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "receive request\n"
    SEND("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ndefg\r\n0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhij")
    "receive request\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n")
    "loop\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        char byte;
        DWORD count;

        exchange_open(&exchange, &client, W("POST"), NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, "1", 1, 1), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
        CHECK_EQ(exchange_send(&exchange, NULL, "22", 2, 2), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 404, "defg");
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        CHECK_EQ(exchange_status(&exchange), 200);
        CHECK_EQ(exchange_read(&exchange, &byte, 1, &count), 0);
        CHECK(count == 1 && byte == 'h');
        CHECK_EQ(exchange_send(&exchange, NULL, "333", 3, 3), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 204, "");
        exchange_close(&exchange);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

/* 100 before the final response: while the body is still to be written, and long before the final one. */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 100 Continue\r\n\r\n")
    "receive 8\n"
    SEND("HTTP/1.1 102 Processing\r\n\r\n")
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone")
    "loop\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        exchange_open(&exchange, &client, W("PUT"), NULL);
        CHECK_EQ(exchange_send(&exchange, W("Expect: 100-continue"), NULL, 0, 8), 0);
        CHECK_EQ(exchange_write(&exchange, "the body", 8), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "done");
        exchange_close(&exchange);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

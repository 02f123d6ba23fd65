/*
 * Responses without a body, whatever they announce: to HEAD, 204, 304; and a length of 0. The connection serves the
 * next request at once.
 */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 304 Not Modified\r\nContent-Length: 1000\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" "0\r\n\r\n")
    "loop\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        CHECK_REPLY_TEXT(reply_to(&client, W("HEAD"), 100), 200, "");
        CHECK_REPLY_TEXT(reply_to(&client, W("HEAD"), 100), 200, "");
        CHECK_REPLY_TEXT(reply_to(&client, W("HEAD"), 100), 200, "");
        CHECK_REPLY_TEXT(reply_get(&client, 100), 204, "");
        CHECK_REPLY_TEXT(reply_get(&client, 100), 204, "");
        CHECK_REPLY_TEXT(reply_get(&client, 100), 304, "");
        CHECK_REPLY_TEXT(reply_get(&client, 100), 200, "");
        CHECK_REPLY_TEXT(reply_get(&client, 100), 200, "");
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

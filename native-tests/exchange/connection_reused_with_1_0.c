/* HTTP/1.0 with Connection: keep-alive keeps the connection, and so does a repeated but equal Content-Length. */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.0 200 OK\r\nContent-Length: 3\r\nConnection: Keep-Alive\r\n\r\nabc")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3, 3\r\n\r\nabc")
    "loop\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    unsigned at;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (at = 0; at < 6; at++) {
            CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        }
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}

/* A server that sends a byte a second, head and body, is within limits that are longer than that, in all too. */
#include "limits.h"
#include "loopback.h"
#include "reply.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n")
    SEND_BYTEWISE(1000, "\r\nabcde")
    "loop\n";

enum { LIMIT_MS = 4000 };

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        CHECK_SUCCEEDS(WinHttpSetTimeouts(client.session, LIMIT_MS, LIMIT_MS, LIMIT_MS, LIMIT_MS));
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abcde");
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
